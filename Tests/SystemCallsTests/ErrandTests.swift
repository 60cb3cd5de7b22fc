import Dispatch
import SystemCalls
import Testing

@Suite struct `An errand` {
    @Test func `brings its value to who blocks and to who waits`() async {
        let errand = Errand { 42 }
        #expect(errand.wait(.seconds(60)) == 42)
        #expect(await errand.value(within: .seconds(60)) == 42)
    }

    @Test func `is given up when it takes too long`() async {
        let gate = DispatchSemaphore(value: 0)
        let errand = Errand {
            gate.wait()
            return 42
        }
        #expect(await errand.value(within: .zero) == nil)
        gate.signal()
        #expect(await errand.value(within: .seconds(60)) == 42)
    }
}
