package import Review

/// What is to be said of the migrations that Drizzle would run next; a few round trips, and one for all questions of rows.
package struct LoadReview: Question {
    package typealias Answer = ReviewReport

    package init() {}
}
