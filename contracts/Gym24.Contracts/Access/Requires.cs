namespace Gym24.Contracts.Access;

/// <summary>
/// Says which permission a page, a request, an endpoint, a job or an event handler needs. Everything is closed by
/// default: what carries neither this nor <see cref="PublicAttribute"/> keeps its module from loading.
/// </summary>
/// <param name="permission">A permission declared in the module's manifest, such as <c>partnerships.runs.manage</c>.</param>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class RequiresAttribute(string permission) : Attribute
{
    public string Permission { get; } = permission;
}

/// <summary>Open to anybody, signed in or not. For what a school would print on its notice board.</summary>
/// <remarks>A school may close the catalogue: pages marked with <see cref="Catalogue"/> then need sign-in.</remarks>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class PublicAttribute : Attribute
{
    /// <summary>Part of the public catalogue, which the school may close as a whole.</summary>
    public bool Catalogue { get; init; }
}

/// <summary>For everybody who is signed in, whatever the role.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class SignedInAttribute : Attribute;
