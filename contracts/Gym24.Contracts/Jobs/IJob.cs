namespace Gym24.Contracts.Jobs;

/// <summary>
/// Work that goes on by itself, in steps: an import, a reminder, a clean-up. Registered as a scoped <see cref="IJob"/>; carries
/// <see cref="Access.RequiresAttribute"/>, the permission of the module it acts under. Administrators see it under «Фоновые задания», with its last
/// run and failure, and may pause it or have it run now.
/// </summary>
/// <remarks>
/// The host asks holding a lease, so that only one process does, each time in a new scope and, after a swap, in the next generation. So a job keeps
/// nothing in memory: what it is to do and how far it is stand in the database. A step that fails is tried again after half a minute, then after
/// longer and longer, an hour at most.
/// </remarks>
public interface IJob
{
    /// <summary>What it does, for administrators: a few words, such as «Напоминания об окончании договоров».</summary>
    LocalText Title { get; }

    /// <summary>
    /// When its turn comes, as a cron expression of Quartz (seconds, minutes, hours, day of the month, month, day of the week) in the school's zone:
    /// <c>0 30 3 * * ?</c> is half past three every night. A turn that was missed is taken as soon as the platform runs again, once.
    /// <see langword="null"/>: asked about once a second.
    /// </summary>
    string? Schedule => null;

    /// <summary>
    /// Takes one step: a piece of work of about a second at most, saved together with its progress in one transaction, so that a
    /// step that fails or is taken twice does no harm. With nothing to do it costs one indexed query.
    /// </summary>
    /// <returns>Whether there is more to do now; the next step then follows at once. A turn of a schedule ends with the first <see langword="false"/>.</returns>
    Task<bool> Step(CancellationToken cancellation);
}
