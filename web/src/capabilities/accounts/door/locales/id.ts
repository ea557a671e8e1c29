/** Kata-kata sebelum masuk. */
export const id = {
  login: {
    title: "Masuk ke Langgan", email: "Email", password: "Kata sandi", submit: "Masuk", forgot: "Lupa kata sandi?", showPassword: "Tampilkan kata sandi", capsLock: "Caps Lock menyala.",
    code: "Kode autentikator", codeHint: "Enam angka dari aplikasi Anda, atau kode pemulihan.", forgotTitle: "Lupa kata sandi", forgotHint: "Kami kirim tautan untuk membuat kata sandi baru.",
    forgotSent: "Bila email itu terdaftar, tautannya sudah dikirim.", send: "Kirim tautan", resetTitle: "Kata sandi baru", newPassword: "Kata sandi baru", newHint: "Paling sedikit 10 karakter.",
    changeTitle: "Ganti kata sandi Anda", changeHint: "Kata sandi awal harus diganti sebelum mulai bekerja.", current: "Kata sandi sekarang", changed: "Kata sandi diganti.", lead: "CRM untuk bisnis yang menjual dan melayani lewat WhatsApp.",
  },
  accounts: {
    door: { chooseLanguage: "Bahasa", hide: "Sembunyikan", show: "Tampilkan", toLogin: "Kembali ke halaman masuk", weak: "Terlalu pendek", enough: "Cukup panjang", expired: "Tautannya sudah tidak berlaku.", again: "Minta tautan baru", changed: "Kata sandi diganti. Silakan masuk.", tooMany: "Coba lagi dalam {{minutes}} menit." },
    setup: {
      stepBusiness: "Bisnis Anda", stepOwner: "Akun pemilik", step: "Langkah {{n}} dari 2", next: "Lanjut", back: "Kembali", workspaceHint: "Tampil di kop surat dan menu.", zoneHint: "Menentukan hari dan bulan di semua laporan.", ownerHint: "Anda menjadi pemilik: melihat dan mengatur semuanya.", nameNeeded: "Isi nama bisnis Anda.",
    },
    modules: {
      sales: "Penjualan", salesText: "Lead, project, persetujuan harga, pelanggan aktif.", outreach: "Telesales", outreachText: "Database kontak, pembagian data ke staf, reserved member, dan deposit.",
    },
  },
  setup: { title: "Siapkan ruang kerja", hint: "Kurang dari satu menit.", workspace: "Nama bisnis", zone: "Zona waktu", name: "Nama Anda", submit: "Mulai" },
};

type Same<T> = { [K in keyof T]: T[K] extends string ? string : Same<T[K]> };
/** The shape that every catalogue has. */
export type DoorWords = Same<typeof id>;
