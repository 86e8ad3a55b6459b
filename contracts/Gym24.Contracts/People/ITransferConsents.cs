namespace Gym24.Contracts.People;

/// <summary>
/// Who has consented to the transfer of their name to a partner (152-ФЗ, art. 9; a pupil's guardian consents). Answered by the module
/// that keeps consents; where no module does, nobody has consented, and a partner sees codes only.
/// </summary>
public interface ITransferConsents
{
    /// <param name="people">Ids of persons; at most 1,000.</param>
    /// <param name="partner">Id of the partner the names would go to.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>Those among the given ones whose consent to this very partner is valid today.</returns>
    Task<IReadOnlySet<Guid>> Consented(IReadOnlyCollection<Guid> people, string partner, CancellationToken cancellation = default);
}
