using System.Net.Http.Json;
using System.Text.Json;

namespace Gym24.Host.Tests.Matrix;

/// <summary>
/// Every page and every operation of the API is tried as every role and as nobody, with rows of their own and of others, and compared with
/// <c>docs/operations/access-matrix.md</c>. A new way in without a row fails. After a wanted change copy the file the test leaves behind.
/// </summary>
public sealed class AccessMatrixTests(DemoHost host) : IClassFixture<DemoHost>
{
    private static string File => Path.Combine(RunningHost.Root, "docs", "operations", "access-matrix.md");

    [Fact]
    public async Task Everybody_meets_at_every_door_what_the_matrix_says()
    {
        var (table, doors) = (AccessTable.Read(File), Door.All(host.Services));
        var line = doors.ToDictionary(d => d.Name, d => table.Lines.GetValueOrDefault(d.Name)
            ?? new AccessTable.Line(d.Needs, string.Join(", ", d.Parameters.Select(p => $"'{p}'")), "", new Dictionary<string, string>()));
        var cells = doors.ToDictionary(d => d.Name, _ => new Dictionary<string, string>());
        var wrong = new List<string>();
        using var rows = new Rows(host.Database);
        var guard = new Guard(rows, new SampleBody(await host.Browser().GetFromJsonAsync<JsonElement>("/openapi/v1.json")), [.. line.Values], wrong);
        var visitors = new List<Visitor>();
        foreach (var role in AccessTable.Roles)
            visitors.Add(await Visitor.Of(host, role));
        async Task Walk(Func<Visitor, Door, bool> which)
        {
            foreach (var visitor in visitors)
                foreach (var door in doors.Where(d => which(visitor, d)))
                    cells[door.Name][visitor.Role] = await guard.Try(visitor, door, line[door.Name]);
        }
        while (!rows.AtRest)
            await Task.Delay(100, TestContext.Current.CancellationToken);
        await Walk((_, door) => door.Reads);
        var before = rows.Contents();
        await Walk((visitor, door) => !door.Reads && !visitor.ReachesAll(door));
        var after = rows.Contents();
        wrong.AddRange(after.Keys.Where(t => before[t] != after[t]).Select(t => $"{t} was changed by somebody who reaches nothing of it"));
        await Walk((visitor, door) => !door.Reads && visitor.ReachesAll(door));
        visitors.ForEach(v => v.Dispose());
        var found = table.With(doors.Select(d => (d.Name, line[d.Name] with { Needs = d.Needs, Cells = cells[d.Name] }))).ToList();
        System.IO.File.WriteAllLines(Path.Combine(AppContext.BaseDirectory, "access-matrix.actual.md"), found);
        var expected = await System.IO.File.ReadAllLinesAsync(File, TestContext.Current.CancellationToken);
        wrong.AddRange(found.Except(expected).Select(l => "new: " + l));
        wrong.AddRange(expected.Except(found).Select(l => "gone: " + l));
        Assert.True(wrong.Count == 0, string.Join(Environment.NewLine, wrong));
    }

    [Fact]
    public async Task A_page_is_posted_to_by_those_who_may_open_it()
    {
        var (table, doors) = (AccessTable.Read(File), Door.All(host.Services).Where(d => d.IsPage).ToList());
        var wrong = new List<string>();
        foreach (var role in AccessTable.Roles)
        {
            using var visitor = await Visitor.Of(host, role);
            foreach (var door in doors.Where(d => d.Needs != "anybody" && table.Lines.TryGetValue(d.Name, out var line) && line.Cells[role] is Guard.Refused or Guard.SignIn))
            {
                var ids = door.Parameters.Select(_ => Guid.Empty.ToString()).ToList();
                var (status, text) = await visitor.Knock(HttpMethod.Post, door, ids, new FormUrlEncodedContent([]));
                // An id that is no number or no year leads nowhere.
                if (!(status is 403 or 404 || (status == 302 && text.Contains("/sign-in?", StringComparison.Ordinal))))
                    wrong.Add($"{role}: POST {door.Route} answered {status}");
            }
        }
        Assert.True(wrong.Count == 0, string.Join(Environment.NewLine, wrong));
    }

    [Fact]
    public async Task Nothing_is_posted_without_the_token_of_the_page()
    {
        var (table, wrong) = (AccessTable.Read(File), new List<string>());
        foreach (var role in AccessTable.Roles)
        {
            using var visitor = await Visitor.Of(host, role);
            foreach (var door in Door.All(host.Services).Where(d => !d.IsApi && (d.IsPage || !d.Reads) && table.Lines.TryGetValue(d.Name, out var line) && !(line.Cells[role] is Guard.Refused or Guard.SignIn)))
            {
                var (status, _) = await visitor.Knock(HttpMethod.Post, door, [.. door.Parameters.Select(_ => Guid.Empty.ToString())], new FormUrlEncodedContent([]));
                // An id that is no number or no year leads nowhere.
                if (status is not (400 or 404))
                    wrong.Add($"{role}: POST {door.Route} answered {status}");
            }
        }
        Assert.True(wrong.Count == 0, string.Join(Environment.NewLine, wrong));
    }
}
