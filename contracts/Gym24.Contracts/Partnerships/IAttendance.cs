namespace Gym24.Contracts.Partnerships;

/// <summary>
/// Who was at the sessions of a run, for modules that keep their own lists of whom they expect. Commands run in the caller's
/// transaction and check no permission of their own: the request that calls them does.
/// </summary>
public interface IAttendance
{
    /// <summary>The days of a run, in order.</summary>
    Task<IReadOnlyList<SessionFacts>> Sessions(Guid run, CancellationToken cancellation = default);

    /// <summary>What has been marked in a run.</summary>
    Task<IReadOnlyList<MarkFacts>> Of(Guid run, CancellationToken cancellation = default);

    /// <summary>Marks some people at some sessions; what is not stated stays as it is.</summary>
    /// <returns>How many people's marks have changed.</returns>
    /// <exception cref="Refusal">No such run, it is called off, the session is still to come or of another run, or somebody has no place in it.</exception>
    Task<int> Mark(Guid run, IReadOnlyList<MarkFacts> marks, CancellationToken cancellation = default);
}

/// <summary>A day on which a run is held.</summary>
/// <param name="At">Beginning, school's zone.</param>
/// <param name="Until">End, after <paramref name="At"/>.</param>
public sealed record SessionFacts(Guid Id, DateOnly On, TimeOnly? At, TimeOnly? Until);

/// <summary>Whether a person was at a session.</summary>
/// <param name="Presence">Absent: not marked.</param>
public sealed record MarkFacts(Guid Session, Guid Person, Presence? Presence);

/// <summary>Whether somebody was there.</summary>
public enum Presence
{
    /// <summary>Was there.</summary>
    Present = 1,

    /// <summary>Was not there.</summary>
    Absent = 2,

    /// <summary>Was not there, for a reason that counts.</summary>
    Excused = 3,
}
