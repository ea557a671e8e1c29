//! Builds the program again when the web client was built again.

fn main() {
    println!("cargo:rerun-if-changed=../../web/dist/index.html");
    println!("cargo:rerun-if-changed=build.rs");
}
