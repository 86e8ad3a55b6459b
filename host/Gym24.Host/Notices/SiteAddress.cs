using Gym24.Host.Composition;
using static Gym24.Host.CommandLineTexts;

namespace Gym24.Host.Notices;

/// <summary>Where people reach the site: the setting <c>School:Address</c>. Without it nothing that leaves the product can lead back.</summary>
internal sealed class SiteAddress
{
    /// <exception cref="CannotStart">It is no address.</exception>
    public SiteAddress(IConfiguration configuration)
    {
        if (configuration["School:Address"] is not { Length: > 0 } given)
            return;
        if (!Uri.TryCreate(given, UriKind.Absolute, out var address) || address.Scheme is not ("https" or "http"))
            throw new CannotStart(T["SiteAddress"]);
        Value = address;
    }

    public Uri? Value { get; }
}
