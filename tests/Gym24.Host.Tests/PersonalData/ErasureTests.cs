using System.Net.Http.Json;
using System.Text.Json;
using Gym24.Contracts.People;
using Gym24.Host.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Gym24.Host.Tests.PersonalData;

/// <summary>Somebody's data go from all modules at once, the figures stay, and nothing that names the person is left.</summary>
[Collection(RecordsCollection.Name)]
public sealed class ErasureTests(DemoHost host)
{
    /// <summary>Proofs and what was sent: numbers, no names.</summary>
    private static readonly HashSet<string> Proofs = ["host_audit", "host_outbox", "host_erasures"];

    [Theory]
    [InlineData(PersonKind.Pupil, 7)]
    [InlineData(PersonKind.Staff, 4)]
    public async Task Nothing_that_names_the_person_is_left_and_the_figures_stay(PersonKind kind, int atLeast)
    {
        var head = await host.ApiAs("head");
        var person = kind == PersonKind.Pupil ? (await host.Known(kind))[0] : await Dispensable();
        Assert.True(Sweep.For(host.Database, person.Words()).Keys.Except(Proofs).Count() >= atLeast);
        var (applications, marks, results) = Figures();

        var view = await head.GetFromJsonAsync<JsonElement>($"/api/v1/personal-data/{person.Id}");
        var kinds = view.GetProperty("lines").EnumerateArray().Where(l => l.GetProperty("fate").GetString() != "kept" && l.GetProperty("rows").GetInt32() > 0).ToList();
        var answer = await head.PostAsJsonAsync($"/api/v1/personal-data/{person.Id}/erase", new { reason = "unlawful", ground = "Заявление № 1", kinds = kinds.Select(k => k.GetProperty("kind").GetString()) });
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        var act = await answer.Content.ReadFromJsonAsync<JsonElement>();

        var left = Sweep.For(host.Database, person.Words());
        Assert.True(left.Keys.All(Proofs.Contains), string.Join(", ", left.Keys));
        Assert.Empty(Sweep.For(host.Database, person.DisplayName));
        Assert.Equal((applications, marks, results), Figures());
        // The act says as much as the preview did, kind by kind.
        var erased = act.GetProperty("content").GetProperty("erased").EnumerateArray().ToDictionary(e => e.GetProperty("kind").GetString()!);
        Assert.All(kinds, k => Assert.True(erased[k.GetProperty("kind").GetString()!].GetProperty("deleted").GetInt32() + erased[k.GetProperty("kind").GetString()!].GetProperty("anonymised").GetInt32() > 0));
        var entry = Assert.Single(act.GetProperty("entries").EnumerateArray());
        Assert.Equal(64, entry.GetProperty("hash").GetString()!.Length);
        // Once more finds nothing, and a stranger's id is no person.
        Assert.All((await head.GetFromJsonAsync<JsonElement>($"/api/v1/personal-data/{person.Id}")).GetProperty("lines").EnumerateArray()
            .Where(l => l.GetProperty("fate").GetString() != "kept"), l => Assert.Equal(0, l.GetProperty("rows").GetInt32()));
    }

    [Fact]
    public async Task What_the_school_must_keep_stays_until_its_day()
    {
        var head = await host.ApiAs("head");
        var pupil = (await host.Known(PersonKind.Pupil))[5];
        var lines = (await head.GetFromJsonAsync<JsonElement>($"/api/v1/personal-data/{pupil.Id}")).GetProperty("lines").EnumerateArray().ToList();
        var card = Assert.Single(lines, l => l.GetProperty("kind").GetString() == "people.card");
        Assert.False(card.GetProperty("mayGo").GetBoolean());

        var answer = await head.PostAsJsonAsync($"/api/v1/personal-data/{pupil.Id}/erase", new { reason = "term-over", ground = "Заявление № 2", kinds = new[] { "people.card" } });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.NotEmpty(Sweep.For(host.Database, pupil.DisplayName));
        // Nothing to choose, no reason, no document: told beside the fields.
        Assert.Equal(HttpStatusCode.BadRequest, (await head.PostAsJsonAsync($"/api/v1/personal-data/{pupil.Id}/erase", new { })).StatusCode);
    }

    [Fact]
    public async Task The_same_order_sent_twice_is_one_act()
    {
        var head = await host.ApiAs("head");
        var pupil = (await host.Known(PersonKind.Pupil))[6];
        var order = new { reason = "unlawful", ground = "Заявление № 3", kinds = new[] { "host.notices" }, act = Guid.CreateVersion7() };
        var first = await (await head.PostAsJsonAsync($"/api/v1/personal-data/{pupil.Id}/erase", order)).Content.ReadFromJsonAsync<JsonElement>();
        var second = await (await head.PostAsJsonAsync($"/api/v1/personal-data/{pupil.Id}/erase", order)).Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal(first.GetProperty("number").GetString(), second.GetProperty("number").GetString());
    }

    [Fact]
    public async Task The_family_takes_everything_along_and_others_see_nothing()
    {
        var parent = await host.ApiAs("parent");
        var pupil = (await host.Known(PersonKind.Pupil))[7];
        Assert.Equal(HttpStatusCode.NotFound, (await parent.GetAsync($"/api/v1/personal-data/{pupil.Id}/export")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await parent.PostAsJsonAsync($"/api/v1/personal-data/{pupil.Id}/erase", new { })).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await (await host.ApiAs("administrator")).GetAsync($"/api/v1/personal-data/{pupil.Id}/export")).StatusCode);

        var all = await (await host.ApiAs("head")).GetFromJsonAsync<JsonElement>($"/api/v1/personal-data/{pupil.Id}/export");
        var card = Assert.Single(all.GetProperty("kinds").EnumerateArray(), k => k.GetProperty("id").GetString() == "people.card");
        Assert.Contains(card.GetProperty("tables").EnumerateArray().SelectMany(t => t.GetProperty("rows").EnumerateArray()),
            r => r.TryGetProperty("DisplayName", out var name) && name.GetString() == pupil.DisplayName);
        Assert.Contains("people.card", await (await host.As("head")).GetStringAsync($"/files/host/personal-data/{pupil.Id}"), StringComparison.Ordinal);
        var page = await (await host.As("head")).GetStringAsync($"/personal-data/{pupil.Id}/print");
        Assert.Contains(pupil.DisplayName, page, StringComparison.Ordinal);
    }

    private (string, string, string) Figures() => (
        Flat("partnerships_applications", "RunId", "Grade"), Flat("partnerships_attendance", "SessionId", "Presence"), Flat("partnerships_results", "RunId", "Outcome"));

    private string Flat(string table, params string[] columns) =>
        string.Join('\n', Sweep.Figures(host.Database, table, columns).OrderBy(f => f.Key, StringComparer.Ordinal).Select(f => $"{f.Key}: {f.Value}"));

    /// <summary>Somebody of the staff as whom no other test of this school signs in.</summary>
    private async Task<PersonFacts> Dispensable()
    {
        var psychologist = (await host.Account("psychologist")).User;
        await using var scope = host.Services.CreateAsyncScope();
        var needed = await scope.ServiceProvider.GetRequiredService<HostDb>().Users.Where(u => u.UserName != psychologist).Select(u => u.PersonId).ToListAsync();
        return (await host.Known(PersonKind.Staff)).First(p => !needed.Contains(p.Id));
    }
}
