import Glibc

extension MigrationScript {
    /// Where a text stands for the first time, in bytes; `nil` where it does not.
    ///
    /// Costs a pass over the bytes at the speed of `memmem`.
    package func offset(of text: StaticString) -> Int? {
        bytes.withUnsafeBytes { all in
            guard let start = all.baseAddress,
                let found = memmem(start, all.count, text.utf8Start, text.utf8CodeUnitCount)
            else { return nil }
            return UnsafeRawPointer(found) - start
        }
    }
}
