using Gym24.Contracts.Events;

namespace Gym24.Contracts.Development;

/// <summary>
/// Non-formal development of teachers: seminars, conferences, master classes. Never a qualification course: those take 16 hours at least and
/// a provider who may hold them (273-ФЗ art. 76; order 266 of 24.03.2025; restrictions of providers since 01.09.2025), and are kept elsewhere.
/// Every module that records some registers one; ask all of them. Checks no permission: never pass the answer on to a page as it is.
/// </summary>
public interface INonFormalDevelopment
{
    /// <summary>What some people took part in, newest first; withdrawn records are left out. At most 1,000 people.</summary>
    /// <param name="from">First day; absent: from the beginning.</param>
    /// <param name="to">Last day, included; absent: until today.</param>
    Task<IReadOnlyList<NonFormalFacts>> Of(
        IReadOnlyCollection<Guid> people, DateOnly? from = null, DateOnly? to = null, CancellationToken cancellation = default);
}

/// <summary>One thing a teacher took part in.</summary>
/// <param name="Record">Id of the record; stays the same through corrections.</param>
/// <param name="Hours">Hours of the programme the person was at, as the school states them; above 0, steps of half an hour.</param>
/// <param name="On">The last day the person was there.</param>
/// <param name="Topic">What it was about, at most 300 characters.</param>
/// <param name="Provider">Who held it, at most 200 characters.</param>
/// <param name="Document">The paper given, with its number, at most 200 characters; absent: none.</param>
/// <param name="Run">The run it was held as, if any.</param>
public sealed record NonFormalFacts(
    Guid Record, Guid Person, decimal Hours, DateOnly On, string Topic, string Provider, string? Document, Guid? Run);

/// <summary>Non-formal development of a teacher was recorded or corrected; the same <paramref name="Record"/> replaces what was said of it before.</summary>
/// <param name="Hours">See <see cref="NonFormalFacts"/>, as the other values.</param>
/// <param name="Withdrawn">It was recorded by mistake: the record is void.</param>
public sealed record NonFormalDevelopmentRecorded(
    Guid Record, Guid Person, decimal Hours, DateOnly On, string Topic, string Provider, string? Document, Guid? Run, bool Withdrawn) : IEvent
{
    public Guid Aggregate => Person;
}
