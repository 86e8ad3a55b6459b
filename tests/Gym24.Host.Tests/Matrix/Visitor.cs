using System.IO.Compression;
using System.Text;
using Gym24.Contracts.Access;
using Gym24.Host.Access;
using Gym24.Host.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Gym24.Host.Tests.Matrix;

/// <summary>Somebody who tries the doors: an account of a role with its browser, its token and the people it reaches.</summary>
internal sealed record Visitor(string Role, string? Person, HttpClient Browser, HttpClient Api, IReadOnlyDictionary<string, Scope> Scopes, Func<Scope, IReadOnlySet<string>> Reached) : IDisposable
{
    public const string Nobody = "nobody";

    public Scope ScopeOf(Door door) => Scopes.GetValueOrDefault(door.Needs);

    public bool Limited(Door door) => ScopeOf(door) is not Scope.None && !ReachesAll(door);

    public bool ReachesAll(Door door) => ScopeOf(door).HasFlag(Scope.All);

    public static async Task<Visitor> Of(DemoHost host, string role)
    {
        if (role == Nobody)
            return new(role, null, host.Browser(), host.Browser(), new Dictionary<string, Scope>(), _ => new HashSet<string>());
        var (user, password) = await host.Account(role);
        await using var scope = host.Services.CreateAsyncScope();
        var found = await scope.ServiceProvider.GetRequiredService<HostDb>().Users.Where(u => u.UserName == user).SingleAsync();
        var partners = await scope.ServiceProvider.GetRequiredService<HostDb>().UserPartners.Where(p => p.UserId == found.Id).Select(p => p.Partner).ToListAsync();
        var book = host.Services.GetRequiredService<RoleBook>();
        var scopes = Door.All(host.Services).Select(d => d.Needs).Distinct().ToDictionary(p => p, p => book.ScopeOf([role], p));
        return new(role, found.PersonId?.ToString().ToUpperInvariant(), await host.SignedIn(user, password), await host.Api(user, password), scopes,
            wanted => Reach(host, found.PersonId, partners, wanted).GetAwaiter().GetResult());
    }

    public async Task<(int Status, string Text)> Knock(HttpMethod method, Door door, IReadOnlyList<string> ids, HttpContent? content = null)
    {
        using var asked = new HttpRequestMessage(method, door.With(ids)) { Content = content };
        using var answer = await (door.IsApi ? Api : Browser).SendAsync(asked);
        return ((int)answer.StatusCode, answer.StatusCode == HttpStatusCode.Redirect ? answer.Headers.Location!.OriginalString : await Text(answer.Content));
    }

    /// <summary>Of a workbook or a Word document what its parts say.</summary>
    private static async Task<string> Text(HttpContent content)
    {
        if (content.Headers.ContentType?.MediaType?.Contains("openxmlformats", StringComparison.Ordinal) != true)
            return await content.ReadAsStringAsync();
        using var archive = new ZipArchive(await content.ReadAsStreamAsync());
        var said = new StringBuilder();
        foreach (var part in archive.Entries)
            using (var reader = new StreamReader(part.Open()))
                said.AppendLine(await reader.ReadToEndAsync());
        return said.ToString();
    }

    public void Dispose()
    {
        Browser.Dispose();
        Api.Dispose();
    }

    private static async Task<IReadOnlySet<string>> Reach(DemoHost host, Guid? person, IReadOnlyList<string> partners, Scope wanted)
    {
        if (person is not { } me)
            return wanted.HasFlag(Scope.OwnProgramme) ? partners.ToHashSet() : [];
        await using var scope = host.Services.CreateAsyncScope();
        var reach = await scope.ServiceProvider.GetRequiredService<IReachResolver>().Resolve(me, wanted, CancellationToken.None);
        return reach.People.Concat(reach.Members ?? []).Select(id => id.ToString().ToUpperInvariant()).ToHashSet();
    }
}
