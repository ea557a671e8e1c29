use super::*;
use futures::stream;
use kernel::Day;
use uuid::Uuid;

const LIMIT: u64 = 20 * 1024 * 1024;

fn key(number: u128) -> FileKey {
    FileKey::new(Day::new(2026, 11, 20).unwrap(), Uuid::from_u128(number))
}

fn parts(count: usize, size: usize) -> impl Stream<Item = Result<Bytes>> {
    stream::iter((0..count).map(move |part| Ok(Bytes::from(vec![part.to_le_bytes()[0]; size]))))
}

fn files_in(folder: &Path) -> Vec<String> {
    let mut names = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
        if entry.is_dir() {
            names.extend(files_in(&entry));
        } else {
            names.push(entry.file_name().unwrap().to_string_lossy().into_owned());
        }
    }
    names
}

async fn read(files: &Files, key: FileKey) -> Vec<u8> {
    let found = files.get_stream(&key).await.unwrap();
    let parts: Vec<_> = found.content.map(|part| part.unwrap().to_vec()).collect().await;
    let content = parts.concat();
    assert_eq!(content.len() as u64, found.size);
    content
}

#[tokio::test]
async fn a_file_comes_back_as_it_went_in() {
    let folder = tempfile::tempdir().unwrap();
    for files in [Files::folder(folder.path()).unwrap(), Files::in_memory()] {
        let stored = files.put(&key(1), "halo").await.unwrap();
        assert_eq!(stored, Stored { size: 4, hash: Sha256::digest(b"halo").into() });
        assert_eq!(read(&files, key(1)).await, b"halo");
        assert_eq!(files.get(&key(1)).await.unwrap(), "halo");
        assert!(files.exists(&key(1)).await.unwrap());
        assert!(!files.exists(&key(2)).await.unwrap());
        files.check().await.unwrap();
    }
    assert_eq!(files_in(folder.path()), [Uuid::from_u128(1).to_string()]);
}

#[tokio::test]
async fn a_stream_is_stored_part_by_part() {
    let folder = tempfile::tempdir().unwrap();
    for files in [Files::folder(folder.path()).unwrap(), Files::in_memory()] {
        for (number, size) in [(1, 0), (2, 10), (3, 1024 * 1024)] {
            let stored = files.put_stream(&key(number), parts(12, size), LIMIT).await.unwrap();
            let content = read(&files, key(number)).await;
            assert_eq!((stored.size, stored.hash), (12 * size as u64, Sha256::digest(&content).into()));
        }
    }
}

#[tokio::test]
async fn nothing_is_left_of_a_stream_that_is_too_large_or_breaks_off() {
    let folder = tempfile::tempdir().unwrap();
    let files = Files::folder(folder.path()).unwrap();
    let too_large = files.put_stream(&key(1), parts(12, 1024 * 1024), 11 * 1024 * 1024).await;
    assert!(matches!(too_large, Err(Error::TooLarge(11_534_336))), "{too_large:?}");
    let broken = parts(12, 1024 * 1024).chain(stream::once(async { Err(Error::NotFound) }));
    assert!(matches!(files.put_stream(&key(1), broken, LIMIT).await, Err(Error::NotFound)));
    assert_eq!(files_in(folder.path()), Vec::<String>::new());
    assert!(!files.exists(&key(1)).await.unwrap());
}

#[tokio::test]
async fn removing_twice_is_as_good_as_once() {
    let files = Files::in_memory();
    files.put(&key(1), "halo").await.unwrap();
    files.delete(&key(1)).await.unwrap();
    files.delete(&key(1)).await.unwrap();
    assert!(matches!(files.get(&key(1)).await, Err(Error::NotFound)));
    assert!(matches!(files.get_stream(&key(1)).await.map(|_| ()), Err(Error::NotFound)));
}

#[test]
fn a_place_that_cannot_be_written_to_is_named_at_start() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("files");
    std::fs::write(&file, "").unwrap();
    let Err(Error::Unavailable(text)) = Files::folder(&file) else { panic!("a file is no folder") };
    assert!(text.contains(&*file.to_string_lossy()), "{text}");
}

#[test]
fn the_secret_of_a_store_stays_out_of_logs() {
    let options = S3 { bucket: "langgan".to_owned(), secret: "rahasia".to_owned(), ..S3::default() };
    assert!(!format!("{options:?}").contains("rahasia"));
}

#[cfg(not(feature = "s3"))]
#[test]
fn a_build_without_s3_says_so() {
    let Err(Error::Unavailable(text)) = Files::s3(&S3::default()) else {
        panic!("there is no S3 in this build")
    };
    assert!(text.contains("--features s3"), "{text}");
}

#[cfg(feature = "s3")]
#[tokio::test]
async fn a_store_that_is_down_is_named() {
    let options =
        S3 { bucket: "langgan".to_owned(), endpoint: Some("http://127.0.0.1:9".to_owned()), ..S3::default() };
    let Err(Error::Unavailable(text)) = Files::s3(&options).unwrap().check().await else {
        panic!("nobody is there")
    };
    assert!(text.contains("the bucket langgan"), "{text}");
}
