extension StringProtocol where SubSequence == Substring {
    /// The text without what stands at its end.
    package func trimmingSuffix(while isTrimmed: (Character) -> Bool) -> Substring {
        self[..<(lastIndex { !isTrimmed($0) }.map { index(after: $0) } ?? startIndex)]
    }
}
