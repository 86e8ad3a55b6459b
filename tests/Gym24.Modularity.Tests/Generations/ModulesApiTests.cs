using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace Gym24.Modularity.Tests.Generations;

/// <summary>What the administrator does over HTTP, signed in by token, against the real host.</summary>
public sealed class ModulesApiTests
{
    private static readonly Uri Modules = new("/api/v1/modules", UriKind.Relative);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Nobody_but_the_administrator_sees_the_modules()
    {
        await using var school = await new School().With("plain").Start();

        Assert.Equal(HttpStatusCode.Unauthorized, (await school.Client.GetAsync(Modules, Cancellation)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await Post(school, "plain/disable")).StatusCode);
    }

    [Fact]
    public async Task Administrator_switches_a_module_off_and_on_without_being_signed_out()
    {
        await using var school = await new School().With("plain", "full-module-1").Start();
        await SignIn(school);

        Assert.Equal(HttpStatusCode.NoContent, (await Post(school, "full-module/disable")).StatusCode);
        Assert.Equal("disabled", await State(school, "full-module"));
        Assert.Equal(HttpStatusCode.NoContent, (await Post(school, "full-module/enable")).StatusCode);
        Assert.Equal("active", await State(school, "full-module"));
    }

    [Fact]
    public async Task Change_that_fails_answers_with_a_problem_in_words()
    {
        await using var school = await new School().With("plain").Start();
        School.Put("open-page", Path.Combine(school.Installed, "open-page"));
        await SignIn(school);

        var answer = await Post(school, "open-page/enable");
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>(Cancellation);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("OpenPage", problem.GetProperty("title").GetString(), StringComparison.Ordinal);
        Assert.Equal("refused", await State(school, "open-page"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Post(school, "nobody/enable")).StatusCode);
    }

    private static async Task SignIn(School school)
    {
        var (userName, password, code) = ("admin", School.Password, await school.SetUpSecondFactor());
        var answer = await school.Client.PostAsJsonAsync(new Uri("/api/v1/auth/token", UriKind.Relative), new { userName, password, code }, Cancellation);
        var token = (await answer.Content.ReadFromJsonAsync<JsonElement>(Cancellation)).GetProperty("accessToken").GetString();
        school.Client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
    }

    private static Task<HttpResponseMessage> Post(School school, string change) =>
        school.Client.PostAsync(new Uri($"/api/v1/modules/{change}", UriKind.Relative), null, Cancellation);

    private static async Task<string?> State(School school, string id) =>
        (await school.Client.GetFromJsonAsync<JsonElement>(Modules, Cancellation)).GetProperty("items").EnumerateArray()
            .Single(m => m.GetProperty("id").GetString() == id).GetProperty("state").GetString();
}
