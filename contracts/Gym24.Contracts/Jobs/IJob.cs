namespace Gym24.Contracts.Jobs;

/// <summary>
/// Long work that goes on by itself, in steps: an import, a recalculation. Registered as a scoped <see cref="IJob"/>; carries
/// <see cref="Access.RequiresAttribute"/>, the permission of the module it acts under.
/// </summary>
/// <remarks>
/// The host asks about once a second, holding a lease so that only one process does, each time in a new scope and, after a swap,
/// in the next generation. So a job keeps nothing in memory: what it is to do and how far it is stand in the database.
/// </remarks>
public interface IJob
{
    /// <summary>
    /// Takes one step: a piece of work of about a second at most, saved together with its progress in one transaction, so that a
    /// step that fails or is taken twice does no harm. With nothing to do it costs one indexed query.
    /// </summary>
    /// <returns>Whether there is more to do now; the next step then follows at once.</returns>
    Task<bool> Step(CancellationToken cancellation);
}
