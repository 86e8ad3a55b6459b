namespace Gym24.Contracts.Partnerships;

/// <summary>
/// Giving the places of a run by a list, for modules with a way of choosing of their own (by portfolio, by results of a round). The list
/// is drawn up and confirmed there; here it becomes places and a waiting list.
/// </summary>
public interface ISelection
{
    /// <summary>
    /// Gives a place to some and lets the others wait, in the order of the list: whoever comes first in it is offered the first place
    /// that becomes free. Runs in the caller's transaction. The same list a second time changes nothing and tells nobody.
    /// </summary>
    /// <param name="run">An open run.</param>
    /// <param name="approved">Person ids of those who get a place, at most as many as there are places.</param>
    /// <param name="waiting">Person ids of those who wait, the next first.</param>
    /// <param name="cancellation">Ends the work.</param>
    /// <returns>How many applications went to another state.</returns>
    /// <exception cref="Refusal">
    /// No such run, or it is over (<c>not-found</c>, <c>not-active</c>); more are approved than there are places (<c>run-full</c>); the two
    /// lists together do not name exactly those who hold a place or wait now, each once (<c>stale</c>); somebody is signed in who may
    /// not decide about applications (<c>forbidden</c>).
    /// </exception>
    Task<int> Settle(Guid run, IReadOnlyList<Guid> approved, IReadOnlyList<Guid> waiting, CancellationToken cancellation = default);
}
