import Testing

@testable import Curses

@Suite struct `A copy to the clipboard` {
    @Test(arguments: [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg==")])
    func `is written in base64`(text: String, encoded: String) {
        #expect(Clipboard.base64(text.utf8) == Array(encoded.utf8))
    }
}
