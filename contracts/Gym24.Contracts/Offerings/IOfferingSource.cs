namespace Gym24.Contracts.Offerings;

/// <summary>
/// Brings offerings that are computed rather than written in <c>catalogue.yaml</c>. Registered as a singleton; asked when a
/// generation starts. Most modules do without.
/// </summary>
public interface IOfferingSource
{
    Task<IReadOnlyList<Offering>> Offerings(CancellationToken cancellation);
}

/// <summary>What is offered, for other modules. The school's corrections are already in it.</summary>
public interface IOfferings
{
    /// <summary>An offering or, by the id of a variant, the offering it belongs to; <see langword="null"/> when nothing has the id.</summary>
    Offering? Find(string id);

    /// <summary>What a module ships, in the order of its catalogue.</summary>
    IReadOnlyList<Offering> OfModule(string module);

    /// <summary>Ids of all partners that catalogues describe, the units of a university among them; more than the partners of manifests.</summary>
    IReadOnlyCollection<string> Partners => [];

    /// <summary>How a partner is called in short; its id where nothing describes it.</summary>
    LocalText PartnerName(string partner) => partner;
}
