using System.Reflection;
using Gym24.Contracts.Access;
using MediatR;
using Microsoft.AspNetCore.Components;
using Xunit;

namespace Gym24.Architecture;

/// <summary>Closed by default, also in the host itself.</summary>
public sealed class AccessTests
{
    [Fact]
    public void Every_request_and_page_says_who_may_use_it()
    {
        var wrong = from assembly in House.Modules.Append(House.Host)
                    from type in assembly.GetTypes()
                    where type is { IsAbstract: false } && (type.IsDefined(typeof(RouteAttribute)) || typeof(IBaseRequest).IsAssignableFrom(type))
                    let says = new[] { typeof(RequiresAttribute), typeof(PublicAttribute), typeof(SignedInAttribute) }.Count(a => type.IsDefined(a))
                    where says != 1
                    select $"{type.FullName} says it {says} times";
        Nothing.Stands(wrong);
    }

    [Fact]
    public void Nothing_about_a_person_is_public()
    {
        // Guests: the holder of a code sees what he entered himself, by a code instead of an account; no names are kept of them.
        // Or, by a one-time link, the given name of a child and the text of a consent.
        string[] open = ["Catalogue", "Offerings", "Partners", "Shell", "Access", "Api", "Gallery", "Guests"];
        var wrong = from assembly in House.Modules
                    from type in assembly.GetTypes()
                    where type.GetCustomAttribute<PublicAttribute>() is not null && !open.Any(o => type.Namespace!.Contains(o, StringComparison.Ordinal))
                    select type.FullName;
        Nothing.Stands(wrong);
    }
}
