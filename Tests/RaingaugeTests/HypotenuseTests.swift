import CHost
import Testing

/// What the program brings along for hosts whose C library has another `hypotf`.
@Suite struct `The hypotenuse` {
    @Test(
        arguments: [
            (3, 4, 5), (-3, 4, 5), (0, -0.0, 0), (1e-30, 0, 1e-30), (3e38, 1e38, 3.1622777e38),
            (.leastNonzeroMagnitude, 0, .leastNonzeroMagnitude), (1, 1, 1.4142135),
            (.greatestFiniteMagnitude, 0, .greatestFiniteMagnitude),
        ] as [(Float, Float, Float)])
    func `is exact where squares of floats would not be`(x: Float, y: Float, length: Float) {
        #expect(host_hypotf(x, y) == length)
        #expect(host_hypotf(y, x) == length)
    }

    @Test func `is infinite beside anything, and unknown beside nothing known`() {
        #expect(host_hypotf(.infinity, .nan) == .infinity)
        #expect(host_hypotf(.nan, -.infinity) == .infinity)
        #expect(host_hypotf(.greatestFiniteMagnitude, .greatestFiniteMagnitude) == .infinity)
        #expect(host_hypotf(.nan, 1).isNaN)
    }
}
