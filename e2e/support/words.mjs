// What people read on the screen, in both languages. Kept in one place, since words change more often than deeds.
// A label may carry the mark of a required field.
const label = (...texts) => new RegExp(`^(${texts.join("|")})\\s*\\*?$`, "i");

export const words = {
  // Login
  email: label("Email"),
  password: label("Kata sandi", "Password"),
  logIn: /^(masuk|log in)$/i,
  logOut: /^(keluar|log out)$/i,
  forgot: /lupa kata sandi|forgot (your )?password/i,
  sendLink: /kirim|send/i,
  linkSent: /bila .*terdaftar|if that email is known/i,
  userMenu: /menu pengguna|akun|user menu|account/i,

  // Set-up
  businessName: label("Nama bisnis", "Business name"),
  yourName: label("Nama( Anda)?", "(Your )?name"),
  newPassword: label("Kata sandi", "Password"),
};
