import Glibc

/// The words the process was started with.
enum ProcessArguments {
    /// Copies the words behind the program's name, and blanks those that may hold a password from the process list.
    ///
    /// `ps` reads the memory that is overwritten here, so this is the first thing the program does.
    static func take() -> [String] {
        let words = Array(CommandLine.arguments.dropFirst())
        for (index, word) in words.enumerated() where mayHoldPassword(word) {
            guard let memory = CommandLine.unsafeArgv[index + 1] else { continue }
            memset(memory, 0, strlen(memory))
        }
        return words
    }

    static func mayHoldPassword(_ word: String) -> Bool {
        // The C library looks through a word while Swift's `contains` still loads what it needs for it.
        strstr(word, "://") != nil || strcasestr(word, "pass") != nil || strcasestr(word, "pwd") != nil
            || strcasestr(word, "secret") != nil
    }
}
