using System.Net;
using System.Security.Claims;
using System.Text.RegularExpressions;
using Gym24.Contracts;
using Gym24.Contracts.Shell;
using Gym24.Modularity.Generations;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Template;
using Microsoft.Extensions.DependencyInjection;

namespace Gym24.Modularity.Rehearsal;

/// <summary>
/// Everything a module shows, seen by somebody of each role: its tiles and panels, its part of the calendar, its pages, and from there the
/// pages of single rows. To be forbidden is no failure; to throw, to answer 5xx or not at all is.
/// </summary>
internal sealed partial class Tour(Generation generation, IGenerationRecipe recipe, string module)
{
    /// <summary>Of each page with a row in its address, and of each panel, so many are seen by everybody.</summary>
    private const int Samples = 2;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private readonly ModuleRun _run = generation.Runs[module];

    /// <returns>The first failure: what was looked at, as whom, and what went wrong; <see langword="null"/> when all is well.</returns>
    public async Task<LocalText?> Failure(CancellationToken cancellation)
    {
        var stops = (IReadOnlyList<(LocalText, string)>)[.. Tiles(), .. await Panels(cancellation), .. Addresses()];
        foreach (var watcher in await recipe.Watchers(generation.Services, cancellation))
            if (await Watch(watcher, stops, cancellation) is { } failure)
                return failure;
        return null;
    }

    private async Task<LocalText?> Watch(ClaimsPrincipal watcher, IReadOnlyList<(LocalText What, string Path)> stops, CancellationToken cancellation)
    {
        var (ahead, seen, rows) = (new Queue<(LocalText What, string Path)>(stops), new HashSet<string>(StringComparer.Ordinal), new Dictionary<string, int>(StringComparer.Ordinal));
        while (ahead.TryDequeue(out var stop))
        {
            var (failure, body) = await Look(watcher, stop.What, stop.Path, cancellation);
            if (failure is not null)
                return failure;
            foreach (var path in Links().Matches(body).Select(m => WebUtility.HtmlDecode(m.Groups["path"].Value)).Where(seen.Add))
                if (PageOfRow(path) is { } page && (rows[page] = rows.GetValueOrDefault(page) + 1) <= Samples)
                    ahead.Enqueue((Said.Of("Access.Page", path), path));
        }
        return null;
    }

    private async Task<(LocalText? Failure, string Body)> Look(ClaimsPrincipal watcher, LocalText what, string path, CancellationToken cancellation)
    {
        var seen = Said.Of("Rehearsal.SeenAs", what, string.Join(", ", watcher.FindAll(ClaimTypes.Role).Select(r => r.Value)));
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limited.CancelAfter(Patience);
        try
        {
            var (status, body, thrown) = await new Probe(generation.Door, watcher).Get(path, limited.Token);
            return status < StatusCodes.Status500InternalServerError ? (null, status == StatusCodes.Status200OK ? body : "")
                : (thrown is null ? Said.Of("Rehearsal.Status", seen, status) : Said.Of("Rehearsal.Threw", seen, Words(thrown)), "");
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return (Said.Of("Rehearsal.Late", seen, (int)Patience.TotalSeconds), "");
        }
        catch (Exception e)
        {
            return (Said.Of("Rehearsal.Threw", seen, Words(e)), "");
        }
    }

    private IEnumerable<(LocalText, string)> Tiles() => generation.Services.GetServices<DashboardTile>().Index().Where(t => Owns(t.Item.Component))
        .Select(t => (Said.Of("Access.Tile", t.Item.Component.Name), $"{RehearsedRecipe.Tiles}/{t.Index}"))
        .Append((Said.Of("Access.Calendar"), RehearsedRecipe.Calendar));

    private async Task<IReadOnlyList<(LocalText, string)>> Panels(CancellationToken cancellation)
    {
        var panels = new List<(LocalText, string)>();
        foreach (var (index, panel) in generation.Services.GetServices<SlotPanel>().Index().Where(p => Owns(p.Item.Component)))
            foreach (var subject in (await recipe.Subjects(generation.Services, panel.Slot, cancellation)).Where(s => panel.Applies?.Invoke(s) != false).Take(Samples))
                panels.Add((Said.Of("Access.Panel", panel.Component.Name, panel.Slot, subject), $"{RehearsedRecipe.Panels}/{index}?subject={Uri.EscapeDataString(subject)}"));
        return panels;
    }

    /// <summary>Addresses that need nothing but asking.</summary>
    private IEnumerable<(LocalText, string)> Addresses() =>
        _run.Contributions.Pages.Where(p => !p.Contains('{', StringComparison.Ordinal)).Select(p => (Said.Of("Access.Page", p), p))
            .Concat(_run.Endpoints.Where(e => IsGet(e) && e.RoutePattern.Parameters.Count == 0)
                .Select(e => "/" + e.RoutePattern.RawText!.TrimStart('/')).Select(p => (Said.Of("Access.Endpoint", p), p)));

    /// <summary>The module's page that an address with an id in it leads to; the others are looked at anyway.</summary>
    private string? PageOfRow(string path)
    {
        var bare = path.Split('?')[0];
        return _run.Contributions.Pages.Contains(bare, StringComparer.OrdinalIgnoreCase) ? null : _run.Contributions.Pages.FirstOrDefault(page =>
            page.Contains('{', StringComparison.Ordinal) && new TemplateMatcher(TemplateParser.Parse(page.TrimStart('/')), []).TryMatch(bare, []));
    }

    private bool Owns(Type component) => generation.Modules.First(m => m.Id == module).Owns(component);

    private static bool IsGet(RouteEndpoint endpoint) =>
        endpoint.Metadata.GetMetadata<IHttpMethodMetadata>() is not { } methods || methods.HttpMethods.Contains(HttpMethods.Get);

    private static string Words(Exception e) => $"{e.GetType().Name}: {e.Message}";

    [GeneratedRegex("href=\"(?<path>/[^\"#]*)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Links();
}
