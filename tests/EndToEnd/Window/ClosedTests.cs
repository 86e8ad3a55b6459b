using System.Text.Json;
using System.Text.RegularExpressions;
using Gym24.EndToEnd.Running;

namespace Gym24.EndToEnd.Window;

/// <summary>Closed by default: a partner's curator with the ids of others, at every address of the product.</summary>
public sealed partial class ClosedTests(SharedSchool school) : BrowserTest(school)
{
    /// <summary>What is not the window itself: the frame, one's own account, and what the school would print on its notice board.</summary>
    private static readonly string[] Open =
    [
        "/", "/window", "/window/propose", "/notices", "/calendar", "/account/openid", "/account/password", "/account/second-factor", "/account/sessions", "/account/notices", "/calendar/feed", "/sign-in", "/sign-in/code", "/sign-in/forgotten", "/link/password/{Token}", "/error/{Code:int}",
        "/search", "/search/suggest", "/catalogue", "/catalogue/{Id}", "/partners", "/partners/{Id}", "/partners/{id}/logo", "/conflicts", "/school-days", "/rgs/guest",
        "/link/privacy/consent/{Token}", "/link/email/{Token}", "/verify", "/verify/{Code}",
    ];

    [Fact]
    public async Task No_page_tells_a_curator_of_others_runs_and_of_pupils()
    {
        var foreign = await Foreign.Of(Product);
        var visit = await As(Roles.Partner);
        var reached = new List<string>();
        foreach (var template in Templates())
            foreach (var address in foreign.Addresses(template))
            {
                var answer = await visit.Context.APIRequest.GetAsync(new Uri(Product.Address, address).ToString());
                if (answer.Status is 403 or 404)
                    continue;
                // The link to the other language repeats the address that was asked for; that tells nothing.
                var body = (await answer.TextAsync()).Replace(Uri.EscapeDataString(address), "", StringComparison.OrdinalIgnoreCase).Replace(address, "", StringComparison.OrdinalIgnoreCase);
                if (!Open.Contains(template) || foreign.IsToldIn(body))
                    reached.Add($"{template}: {address} {answer.Status}");
            }
        Assert.True(reached.Count == 0, string.Join("\n", reached.Distinct()));
    }

    [Fact]
    public async Task No_address_of_the_api_tells_or_takes_anything_of_others()
    {
        var foreign = await Foreign.Of(Product);
        using var api = await Api.For(Product, Roles.Partner);
        var paths = JsonSerializer.Deserialize<JsonElement>(await Product.Http.GetStringAsync("/openapi/v1.json")).GetProperty("paths");
        var reached = new List<string>();
        foreach (var path in paths.EnumerateObject())
            foreach (var verb in path.Value.EnumerateObject().Select(v => v.Name).Where(v => v is "get" or "post" or "put" or "delete" or "patch"))
                foreach (var address in foreign.Addresses(path.Name))
                {
                    var (status, document) = await api.Try(new HttpMethod(verb.ToUpperInvariant()), address["/api/v1/".Length..], verb == "get" ? null : foreign.Body(path.Name));
                    if (status == 415)
                        status = await api.TryUpload(new HttpMethod(verb.ToUpperInvariant()), address["/api/v1/".Length..]);
                    if (status is not (403 or 404) && (!OpenApi().IsMatch($"{verb} {path.Name}") || foreign.IsToldIn(document.ToString())))
                        reached.Add($"{verb} {address} {status}");
                }
        Assert.True(reached.Count == 0, string.Join("\n", reached.Distinct()));
    }

    /// <summary>Every page there is, and what modules serve beside their pages.</summary>
    private static IEnumerable<string> Templates()
    {
        var found = new[] { "modules", "host" }.SelectMany(room => Directory.EnumerateFiles(Path.Combine(Folders.Root, room), "*.razor", SearchOption.AllDirectories))
            .SelectMany(file => PageAddress().Matches(File.ReadAllText(file)).Select(m => m.Groups[1].Value)).Distinct().ToList();
        Assert.True(found.Count > 50, "The pages are not where they were.");
        return found.Concat(["/files/partnerships/agreement-files/{file:guid}", "/files/partnerships/agreements.csv", "/files/partnerships/agreements.xlsx", "/britannia/development.csv", "/britannia/development.xlsx",
            "/files/partnerships/runs/{run:guid}/participants", "/files/privacy/{pupil:guid}/consents/{kind}", "/files/host/papers/{id}", "/partners/{id}/logo", "/search/suggest"]);
    }

    [GeneratedRegex("""^@page "([^"]+)""", RegexOptions.Multiline)]
    private static partial Regex PageAddress();

    [GeneratedRegex("^(post /api/v1/auth/token|post /api/v1/rgs/guest/team|put /api/v1/rgs/guest/answers|get /api/v1/(search|demo/accounts|partners/?|partners/{id}|offerings/?|offerings/{id}|conflicts|school-days/?|privacy/purposes|window/runs|window/proposals))$")]
    private static partial Regex OpenApi();

    /// <summary>What is none of the curator's business.</summary>
    private sealed partial record Foreign(string Run, string Application, string Pupil, string PupilName, string Offering)
    {
        private const string Partner = "tpu";

        /// <summary>What the window takes, it is given rightly: only whose it is may be wrong.</summary>
        public object Body(string path) => path switch
        {
            "/api/v1/window/proposals" => new { Offering, Starts = "2027-03-01" },
            _ when path.StartsWith("/api/v1/window/", StringComparison.Ordinal) => new { Version = 0 },
            _ => new { Version = 0, Run, Person = Pupil, People = new[] { Pupil }, Offering, Starts = "2027-03-01", Reason = "просто так", UserName = "nobody", Password = "nothing at all" },
        };

        public static async Task<Foreign> Of(Product product)
        {
            using var coordinator = await Api.For(product, Roles.Coordinator);
            foreach (var run in (await coordinator.Get($"runs?partner={Partner}&size=200")).GetProperty("items").EnumerateArray())
            {
                var id = run.GetProperty("id").GetString()!;
                var entry = (await coordinator.Get($"applications?run={id}&size=1")).GetProperty("items").EnumerateArray().FirstOrDefault();
                if (entry.ValueKind == JsonValueKind.Object && run.GetProperty("partners").EnumerateArray().All(p => p.GetString() != "tusur"))
                    return new(id, entry.GetProperty("id").GetString()!, entry.GetProperty("person").GetString()!, entry.GetProperty("personName").GetString()!,
                        run.GetProperty("offering").GetString()!);
            }
            throw new InvalidOperationException("The demonstration has no run of another partner with somebody in it.");
        }

        /// <summary>The address with each of the ids in the place of its parameters.</summary>
        public IEnumerable<string> Addresses(string template) => new[] { Run, Application, Pupil, Offering, Partner }
            .Select(id => Parameter().Replace(template, m => m.Value.EndsWith(":int}", StringComparison.Ordinal) || m.Value == "{year}" ? "2026" : id)).Distinct();

        public bool IsToldIn(string text) => text.Contains(Run, StringComparison.OrdinalIgnoreCase) || text.Contains(Application, StringComparison.OrdinalIgnoreCase)
            || text.Contains(Pupil, StringComparison.OrdinalIgnoreCase) || text.Contains(PupilName, StringComparison.Ordinal);

        [GeneratedRegex("{[^}]+}")]
        private static partial Regex Parameter();
    }
}
