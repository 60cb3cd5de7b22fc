import Testing

@testable import raingauge

@Suite struct `A word of the command line` {
    @Test(arguments: ["postgres://ada:secret@db1/shop", "--url=postgresql://db1", "host=db1 password=secret"])
    func `is taken from the process list when it may hold a password`(word: String) {
        #expect(ProcessArguments.mayHoldPassword(word))
    }

    @Test(arguments: ["tables", "--system", "public.orders", "--limit=5"])
    func `stays there otherwise`(word: String) { #expect(!ProcessArguments.mayHoldPassword(word)) }
}
