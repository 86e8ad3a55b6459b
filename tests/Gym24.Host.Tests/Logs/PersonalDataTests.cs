using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Gym24.Host.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Gym24.Host.Tests.Logs;

/// <summary>
/// The log of a host goes to people and places that have no business with children's data. Everybody's pages, the API, refusals, and a
/// database that breaks under an import: nothing of it says a name, a day of birth, a password, a token, an address or a telephone.
/// </summary>
public sealed class PersonalDataTests(DemoHost host) : IClassFixture<DemoHost>
{
    private const string Email = "mama.tyutkina@post.example", Phone = "+7 913 555-01-23", Wrong = "wrong-password-of-tyutkina", Surname = "Тюткинасова", Born = "07.03.2013";

    [Fact]
    public async Task No_line_of_the_log_says_anything_about_a_person()
    {
        using var heard = new Overheard();
        host.Services.GetRequiredService<ILoggerFactory>().AddProvider(heard);
        var people = await People();
        var secrets = new List<string> { Email, Phone, Wrong, Surname, Born, "2013-03-07", RunningHost.AdminPassword };
        await SignInWrong();
        foreach (var account in (await host.Browser().GetFromJsonAsync<JsonElement>("/api/v1/demo/accounts")).GetProperty("items").EnumerateArray())
        {
            var (user, password) = (account.GetProperty("userName").GetString()!, account.GetProperty("password").GetString()!);
            secrets.Add(password);
            using var browser = await host.SignedIn(user, password);
            foreach (var address in Addresses(people))
                await browser.GetAsync(address);
            using var api = await host.Api(user, password);
            secrets.Add(api.DefaultRequestHeaders.Authorization!.Parameter!);
            foreach (var address in Addresses(people))
                await api.GetAsync("/api/v1" + address);
            await api.PostAsync("/api/v1/applications", new StringContent($$"""{ "person": "{{Surname}}", "run": """, Encoding.UTF8, "application/json"));
        }
        await BreakAnImport();

        // So that silence means something.
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (!heard.Lines.Any(l => l.Contains("broken on purpose", StringComparison.Ordinal)))
            await Task.Delay(50, patience.Token);
        var needles = people.SelectMany(p => (string[])[p.DisplayName, $"{p.Surname} {p.GivenName}", $"{p.GivenName} {p.Surname}"]).Concat(secrets).Distinct().ToList();
        Assert.True(needles.Count > 1000);
        var said = string.Join('\n', heard.Lines);
        Assert.Empty(needles.Where(n => said.Contains(n, StringComparison.OrdinalIgnoreCase)).Select(n => heard.Lines.First(l => l.Contains(n, StringComparison.OrdinalIgnoreCase))));
        var days = people.Select(p => p.BirthDate).OfType<DateOnly>().Distinct().SelectMany(d => (string[])[
            d.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), d.ToString("dd.MM.yyyy", CultureInfo.InvariantCulture)]).ToList();
        Assert.DoesNotContain(days, d => said.Contains(d, StringComparison.Ordinal));
    }

    private static IEnumerable<string> Addresses(IReadOnlyList<Somebody> people)
    {
        var child = people.First(p => p.BirthDate is not null);
        var name = Uri.EscapeDataString(child.DisplayName);
        return ["/", "/people", $"/people?q={name}", $"/people/{child.Id}", $"/people/{Guid.Empty}", $"/people/{name}", $"/portfolio/{child.Id}", "/portfolio", "/applications",
            "/runs", "/calendar", "/classes", "/admin/accounts", "/admin/journal", $"/nowhere/{name}", $"/catalogue?q={name}"];
    }

    private async Task SignInWrong()
    {
        foreach (var who in (string[])[Email, Phone, "admin"])
        {
            using var browser = host.Browser();
            await RunningHost.Post(browser, "/sign-in", new() { ["Input.UserName"] = who, ["Input.Password"] = Wrong });
            await browser.PostAsJsonAsync("/api/v1/auth/token", new { userName = who, password = Wrong });
        }
        using var stranger = host.Browser();
        stranger.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Wrong);
        await stranger.GetAsync("/api/v1/people");
        await stranger.PostAsync("/api/v1/auth/token", new StringContent($$"""{ "userName": "{{Email}}", "password": "{{Wrong}} """, Encoding.UTF8, "application/json"));
    }

    /// <summary>The database refuses a line in the middle of an import, with the values of the line in its hands.</summary>
    private async Task BreakAnImport()
    {
        await using var scope = host.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<HostDb>().Database;
        await db.ExecuteSqlRawAsync("CREATE TRIGGER broken BEFORE INSERT ON people_people BEGIN SELECT RAISE(ABORT, 'broken on purpose'); END");
        var accounts = await host.Browser().GetFromJsonAsync<JsonElement>("/api/v1/demo/accounts");
        var admin = accounts.GetProperty("items").EnumerateArray().First(a => a.GetProperty("role").GetString() == "administrator");
        using var api = await host.Api(admin.GetProperty("userName").GetString()!, admin.GetProperty("password").GetString()!);
        foreach (var lines in (string[])[$"{Surname};Анна;Петровна;{Born};5А\n{Surname};без;даты;вчера;5А\n", $"{Surname};Анна;Петровна;{Born};5А\n"])
        {
            using var content = new StringContent("Фамилия;Имя;Отчество;Дата рождения;Класс\n" + lines, Encoding.UTF8, "text/csv");
            Assert.NotEqual(HttpStatusCode.Forbidden, (await api.PostAsync("/api/v1/people/import?fileName=roster.csv", content)).StatusCode);
        }
    }

    private async Task<IReadOnlyList<Somebody>> People()
    {
        await using var scope = host.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<HostDb>().Database
            .SqlQueryRaw<Somebody>("SELECT \"Id\", \"DisplayName\", \"Surname\", \"GivenName\", \"BirthDate\" FROM people_people").ToListAsync();
    }

    private sealed record Somebody(Guid Id, string DisplayName, string Surname, string GivenName, DateOnly? BirthDate);
}
