//! The binary as a library: puts the rooms together, so that tests run exactly what people run.

pub mod assemble;
pub mod commands;
pub mod config;
pub mod demo;
pub mod mail;
pub mod serve;
pub mod web;
