/** Kata-kata sebelum masuk. */
export const id = {
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
