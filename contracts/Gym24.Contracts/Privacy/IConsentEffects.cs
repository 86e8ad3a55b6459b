namespace Gym24.Contracts.Privacy;

/// <summary>
/// Says what consents decide about one person today, in the words of the module that acts on them. Registered as scoped. Shown on the page
/// "who sees the data" and before a withdrawal.
/// </summary>
public interface IConsentEffects
{
    /// <param name="person">Whose data it is. Permission has been checked.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>One for each kind and recipient that something of this person depends on now; whether consent is given makes no difference.</returns>
    Task<IReadOnlyList<ConsentEffect>> Of(Guid person, CancellationToken cancellation);
}

/// <summary>What depends on a consent.</summary>
/// <param name="Kind">See <see cref="ConsentKinds"/>.</param>
/// <param name="Recipient">Id of a partner, if the kind has recipients.</param>
/// <param name="With">How it is while the consent is valid: one sentence.</param>
/// <param name="Without">How it is without: one sentence.</param>
public sealed record ConsentEffect(string Kind, string? Recipient, LocalText With, LocalText Without);
