using System.Net.Http.Json;
using System.Text.Json;
using AngleSharp.Html.Parser;

namespace Gym24.Host.Tests.Jobs;

/// <summary>The page of jobs, as a browser without script sees it.</summary>
public sealed class JobsPageTests(DemoHost host) : IClassFixture<DemoHost>
{
    private const string Page = "/admin/jobs", Job = "Напоминания о сертификатах, срок которых истекает";

    [Fact]
    public async Task An_administrator_pauses_goes_on_and_has_a_job_run_now()
    {
        using var api = await host.ApiAs("administrator");
        var ended = await Until(api, job => job.GetProperty("endedAt").ValueKind == JsonValueKind.String);
        var id = ended.GetProperty("id").GetString()!;
        var browser = await host.As("administrator");
        Assert.Contains(Job, new HtmlParser().ParseDocument(await browser.GetStringAsync(Page)).QuerySelector("main")!.TextContent, StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.SeeOther, (await RunningHost.Post(browser, Page, new() { ["pause"] = id }, "job")).StatusCode);
        Assert.Equal("paused", (await Read(api)).GetProperty("state").GetString());
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await api.PostAsync($"/api/v1/jobs/{id}/run", null)).StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, (await RunningHost.Post(browser, Page, new() { ["continue"] = id }, "job")).StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, (await RunningHost.Post(browser, Page, new() { ["run"] = id }, "job")).StatusCode);
        await Until(api, job => job.GetProperty("endedAt").GetDateTime() > ended.GetProperty("endedAt").GetDateTime());
        Assert.Equal(HttpStatusCode.NotFound, (await api.PostAsync($"/api/v1/jobs/{Guid.NewGuid()}/run", null)).StatusCode);
    }

    private static async Task<JsonElement> Read(HttpClient api) => (await api.GetFromJsonAsync<JsonElement>("/api/v1/jobs")).GetProperty("items").EnumerateArray()
        .SingleOrDefault(j => j.GetProperty("title").GetString() == Job);

    private static async Task<JsonElement> Until(HttpClient api, Func<JsonElement, bool> holds)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        while (true)
        {
            var job = await Read(api);
            if (job.ValueKind == JsonValueKind.Object && holds(job))
                return job;
            await Task.Delay(200, patience.Token);
        }
    }
}
