//! The attribute that runs a test on both databases.

use proc_macro::TokenStream;
use quote::quote;
use syn::{ItemFn, parse_macro_input};

/// Turns `async fn sentence(shop: Shop)` into `sentence::on_sqlite` and `sentence::on_postgres`.
///
/// The test crate offers `crate::support::run(kind, test)`, which makes the world, runs the test in it and looks at
/// what is left behind.
#[proc_macro_attribute]
pub fn on_both_databases(_: TokenStream, item: TokenStream) -> TokenStream {
    let ItemFn { attrs, sig, block, .. } = parse_macro_input!(item as ItemFn);
    let (name, inputs) = (&sig.ident, &sig.inputs);
    quote! {
        mod #name {
            use super::*;

            async fn scenario(#inputs) #block

            #(#attrs)*
            #[test]
            fn on_sqlite() {
                crate::support::run(::platform::db::Kind::Sqlite, |world| Box::pin(scenario(world)));
            }

            #(#attrs)*
            #[test]
            fn on_postgres() {
                crate::support::run(::platform::db::Kind::Postgres, |world| Box::pin(scenario(world)));
            }
        }
    }
    .into()
}
