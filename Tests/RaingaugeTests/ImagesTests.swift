import CHost
import Testing

@Suite struct `An image of the process` {
    @Test func `is not left behind by a crash, once that is forbidden`() {
        host_forbid_images()
        #expect(host_forbids_images() == 1)
    }
}
