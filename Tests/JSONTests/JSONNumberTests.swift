import JSON
import Testing

@Suite struct `A number in JSON` {
    @Test(arguments: ["0", "-0", "1.50", "-0.5e-10", "1E+2", "12345678901234567890"])
    func `is written as RFC 8259 has it`(text: String) {
        #expect(JSONText.isNumber(text))
    }

    @Test(arguments: ["01", "-01", "1.", ".5", "+1", "1e", "1e+", "-", "0x10", "1_000", "NaN", "1 ", ""])
    func `is nothing else`(text: String) {
        #expect(!JSONText.isNumber(text))
    }
}
