using Gym24.Contracts.Events;

namespace Gym24.Contracts.Languages;

/// <summary>
/// Levels of foreign languages on the scale of the Common European Framework of Reference (Council of Europe). Checks no permission: never
/// pass the answer on to a page as it is.
/// </summary>
public interface ILanguageLevels
{
    /// <summary>The steps of the scale that were in force on a day, lowest first.</summary>
    Task<IReadOnlyList<LevelStep>> Scale(DateOnly on, CancellationToken cancellation = default);

    /// <summary>
    /// The level of each person in each language on a day: that of the newest certificate or test that was issued by then, has not run out and
    /// was not annulled. At most 1,000 people.
    /// </summary>
    Task<IReadOnlyList<LanguageLevel>> Of(IReadOnlyCollection<Guid> people, DateOnly on, CancellationToken cancellation = default);
}

/// <summary>A step of the scale.</summary>
/// <param name="Code">As it is written: <c>pre-A1 A1 A2 B1 B2 C1 C2</c>.</param>
/// <param name="Rank">Orders the steps; higher is better.</param>
/// <param name="Since">The year the step came in.</param>
/// <param name="Source">The edition it stands in.</param>
public sealed record LevelStep(string Code, int Rank, int Since, string Source);

/// <summary>A person's level in a language.</summary>
/// <param name="Language">ISO 639-1, such as <c>en</c>.</param>
/// <param name="Level">Code of a <see cref="LevelStep"/>.</param>
/// <param name="Certificate">The certificate or test it rests on.</param>
/// <param name="Exam">What it is called.</param>
/// <param name="ValidUntil">Last day; absent: without term.</param>
public sealed record LanguageLevel(
    Guid Person, string Language, string Level, Guid Certificate, string Exam, DateOnly IssuedOn, DateOnly? ValidUntil);

/// <summary>The result of a language exam or test was entered. A later one supersedes it, both stay.</summary>
/// <param name="Run">The run it was taken in.</param>
/// <param name="Language">ISO 639-1.</param>
/// <param name="Level">Code of a <see cref="LevelStep"/>.</param>
/// <param name="ValidUntil">Last day; absent: without term.</param>
public sealed record LanguageCertificateIssued(
    Guid Certificate, Guid Person, Guid Run, string Language, string Level, string Exam, DateOnly IssuedOn, DateOnly? ValidUntil) : IEvent
{
    public Guid Aggregate => Person;
}

/// <summary>A certificate turned out to be wrong and counts no longer.</summary>
public sealed record LanguageCertificateAnnulled(Guid Certificate, Guid Person, string Language, string Reason) : IEvent
{
    public Guid Aggregate => Person;
}
