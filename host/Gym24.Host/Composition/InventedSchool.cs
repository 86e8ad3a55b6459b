using System.Security.Claims;
using Gym24.Contracts.Data;
using Gym24.Contracts.Modules;
using Gym24.Contracts.Offerings;
using Gym24.Contracts.Partnerships;
using Gym24.Contracts.People;
using Gym24.Contracts.Shell;
using Gym24.Host.Access;
using Gym24.Host.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Gym24.Host.Composition;

/// <summary>What a rehearsal finds in the school that was invented for it.</summary>
internal static class InventedSchool
{
    private const int PeopleLookedAt = 3;

    /// <summary>Everybody with an account: somebody in each role.</summary>
    public static async Task<IReadOnlyList<ClaimsPrincipal>> People(IServiceProvider services, CancellationToken cancellation)
    {
        await using var scope = services.CreateAsyncScope();
        var claims = scope.ServiceProvider.GetRequiredService<IUserClaimsPrincipalFactory<User>>();
        var people = new List<ClaimsPrincipal>();
        foreach (var user in await scope.ServiceProvider.GetRequiredService<HostDb>().Users.AsNoTracking().OrderBy(u => u.UserName).ToListAsync(cancellation))
            people.Add(await claims.CreateAsync(user));
        return people;
    }

    /// <summary>Ids of what the page with the slot shows.</summary>
    public static async Task<IReadOnlyList<string>> Subjects(IServiceProvider services, string slot, CancellationToken cancellation)
    {
        await using var scope = services.CreateAsyncScope();
        var (found, modules) = (scope.ServiceProvider, scope.ServiceProvider.GetRequiredService<IActiveModules>().All);
        using var acting = Acting.As(Acting.Everything);
        found.GetRequiredService<RowScope>().OpenToModule();
        string[] offerings = found.GetService<IOfferings>() is { } known ? [.. modules.SelectMany(m => known.OfModule(m.Manifest.Id)).Select(o => o.Id)] : [];
        return slot switch
        {
            Slots.Offering => offerings,
            Slots.Partner => [.. modules.SelectMany(m => m.Manifest.Partners)],
            Slots.Run when found.GetService<IRuns>() is { } runs =>
                [.. (await runs.Of(offerings, found.GetRequiredService<ISchool>().Year, cancellation)).Select(r => r.Id.ToString())],
            Slots.Person when found.GetService<IPeopleDirectory>() is { } people => await Persons(people, found.GetRequiredService<ISchool>(), cancellation),
            _ => [],
        };
    }

    private static async Task<IReadOnlyList<string>> Persons(IPeopleDirectory people, ISchool school, CancellationToken cancellation)
    {
        var pupils = await people.Classes(cancellation) is [.., var oldest] ? await people.PupilsOf(oldest.Id, school.Today, cancellation) : [];
        return [.. pupils.Take(PeopleLookedAt).Concat((await people.Staff(cancellation)).Take(1)).Select(p => p.Id.ToString())];
    }
}
