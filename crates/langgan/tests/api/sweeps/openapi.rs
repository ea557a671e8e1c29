//! The description of the API: every change of it shows in review.

use super::operations;

#[test]
fn the_api_is_described_as_reviewed() {
    let document = operations::document();
    let lines: Vec<_> = operations::all()
        .into_iter()
        .map(|operation| {
            let described = &document["paths"][&operation.path][&operation.method];
            let parameters = described["parameters"].as_array().cloned().unwrap_or_default();
            let names: Vec<_> =
                parameters.iter().filter_map(|parameter| parameter["name"].as_str()).collect();
            format!("{:6} {} ({})", operation.method.to_uppercase(), operation.path, names.join(", "))
        })
        .collect();
    insta::assert_snapshot!("operations", lines.join("\n"));
}

#[test]
fn every_operation_has_a_tag_and_a_summary() {
    let document = operations::document();
    for operation in operations::all() {
        let described = &document["paths"][&operation.path][&operation.method];
        let has = |key: &str| !described[key].is_null();
        assert!(has("tags") && has("summary"), "{} {} is not described", operation.method, operation.path);
    }
}
