using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Gym24.EndToEnd.Running;
using Gym24.EndToEnd.Runs;

namespace Gym24.EndToEnd.OverHttp;

/// <summary>The same work without a browser, with the same rules and the same refusals.</summary>
public sealed class ApiTests(SharedSchool school)
{
    private Product Product => school.Product;

    [Fact]
    public async Task Every_offering_is_there_and_so_are_the_addresses_others_build_on()
    {
        using var api = Api.ForAnyone(Product);
        // Every offering the gymnasium's documents name.
        Assert.Equal(228, (await api.Get("offerings")).GetProperty("total").GetInt32());
        Assert.Equal(HttpStatusCode.OK, (await Product.Http.GetAsync("/health/live")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await Product.Http.GetAsync("/health/ready")).StatusCode);
        Assert.Equal(52, (await api.Get("partners")).GetProperty("total").GetInt32());
        var paths = (await Product.Http.GetFromJsonAsync<JsonElement>("/openapi/v1.json")).GetProperty("paths");
        foreach (var path in new[] { "auth/token", "modules", "partners", "offerings", "offerings/{id}", "runs", "people/import", "applications", "portfolio/{pupil}" })
            Assert.Contains(paths.EnumerateObject(), p => p.Name.TrimEnd('/') == $"/api/v1/{path}");
    }

    [Fact]
    public async Task Without_a_token_only_the_catalogue_is_open()
    {
        using var api = Api.ForAnyone(Product);
        foreach (var closed in new[] { "runs", "applications", "people", "modules", $"portfolio/{Guid.NewGuid()}" })
        {
            var (status, problem) = await api.Try(HttpMethod.Get, closed);
            Assert.Equal((closed, 401), (closed, status));
            Assert.Equal("sign-in", problem.GetProperty("type").GetString());
        }
        var wrong = await Product.Http.PostAsJsonAsync("/api/v1/auth/token", new { UserName = "teacher", Password = "wrong" });
        Assert.Equal(HttpStatusCode.Unauthorized, wrong.StatusCode);
        Assert.Equal("application/problem+json", wrong.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task A_wrong_filter_is_refused_by_its_name()
    {
        using var api = Api.ForAnyone(Product);
        var (status, problem) = await api.Try(HttpMethod.Get, "offerings?grade=hundred");
        Assert.Equal(400, status);
        Assert.NotEmpty(problem.GetProperty("errors").GetProperty("grade").EnumerateArray());
        Assert.Equal(404, (await api.Try(HttpMethod.Get, "offerings/no-such-offering")).Status);
    }

    [Fact]
    public async Task A_run_is_opened_entered_and_cancelled_with_the_rules_of_the_pages()
    {
        using var scene = await Scene.Of(Product);
        var (status, problem) = await scene.Coordinator.Try(HttpMethod.Post, "runs", new { Offering = "no-such-offering", Title = new string('я', 1000) });
        Assert.InRange(status, 400, 422);
        Assert.True(problem.GetProperty("errors").TryGetProperty("starts", out _));

        var run = await scene.Open(places: 1, grade: 9);
        using var pupil = await Api.For(Product, Roles.Pupil);
        using var parent = await Api.For(Product, Roles.Parent);
        var me = (await pupil.Get("people")).GetProperty("items").EnumerateArray().Single().GetProperty("id").GetGuid();
        Assert.Equal("approved", (await pupil.Post("applications", new { Run = run.Id, Person = me })).GetProperty("state").GetString());
        Assert.Equal(409, (await pupil.Try(HttpMethod.Post, "applications", new { Run = run.Id, Person = me })).Status);
        Assert.Equal(404, (await parent.Try(HttpMethod.Post, "applications", new { Run = run.Id, Person = me })).Status);
        Assert.Equal(403, (await pupil.Try(HttpMethod.Post, $"runs/{run.Id}/cancel", new { Reason = "просто так", run.Version })).Status);
        Assert.Equal(400, (await scene.Coordinator.Try(HttpMethod.Post, $"runs/{run.Id}/cancel", new { run.Version })).Status);
        Assert.Equal("cancelled", (await scene.Coordinator.Post($"runs/{run.Id}/cancel", new { Reason = "карантин" })).GetProperty("state").GetString());
        Assert.Equal(422, (await pupil.Try(HttpMethod.Post, "applications", new { Run = run.Id, Person = me })).Status);
    }

    [Fact]
    public async Task Broken_json_and_nonsense_get_a_problem_document_and_never_a_breakdown()
    {
        using var api = await Api.For(Product, Roles.Coordinator);
        foreach (var (method, address, body) in new (HttpMethod, string, object?)[]
        {
            (HttpMethod.Post, "runs", "just text"), (HttpMethod.Post, "runs", new { Starts = "вчера" }), (HttpMethod.Post, "applications", new { Run = "nobody" }),
            (HttpMethod.Get, "runs/not-a-guid", null), (HttpMethod.Get, $"runs/{Guid.NewGuid()}", null), (HttpMethod.Get, "runs?page=-1&size=100000", null),
            (HttpMethod.Get, "applications?state=nonsense", null), (HttpMethod.Get, $"portfolio/{Guid.NewGuid()}", null), (HttpMethod.Delete, "runs", null),
        })
        {
            var (status, _) = await api.Try(method, address, body);
            Assert.True(status is >= 200 and < 500, $"{method} {address}: {status}");
        }
    }
}
