//! `langgan`: one program for serving and for operating a workspace.

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> std::process::ExitCode {
    langgan::commands::run()
}
