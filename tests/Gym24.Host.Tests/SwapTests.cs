using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using AngleSharp.Html.Parser;

namespace Gym24.Host.Tests;

/// <summary>What people have begun in one generation ends well in the next.</summary>
public sealed class SwapTests(RunningHost host) : IClassFixture<RunningHost>
{
    [Fact]
    public async Task A_form_that_was_open_is_saved_after_the_swap_and_nobody_is_signed_out()
    {
        var browser = await host.SignedIn();
        var form = new HtmlParser().ParseDocument(await browser.GetStringAsync("/admin/accounts/new")).QuerySelector("main form[method=post]")!;
        await Swap("disable");

        var sent = form.QuerySelectorAll("input[type=hidden]").ToDictionary(i => i.GetAttribute("name")!, i => i.GetAttribute("value") ?? "");
        sent["Input.UserName"] = "over.the.swap";
        sent["Input.DisplayName"] = "Пережил Смену";
        sent["Input.Password"] = "Временный пароль 3";
        sent["Input.Roles[0]"] = "teacher";
        var answer = await browser.PostAsync("/admin/accounts/new", new FormUrlEncodedContent(sent));
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Contains("over.the.swap", await browser.GetStringAsync("/admin/accounts?q=over"), StringComparison.Ordinal);
        await Swap("enable");
    }

    [Fact]
    public async Task An_import_that_was_running_ends_in_the_next_generation_and_doubles_nobody()
    {
        const int pupils = 4_000;
        using var api = await host.Api();
        using var content = new StringContent(Roster(pupils), Encoding.UTF8, "text/csv");
        var accepted = await api.PostAsync("/api/v1/people/import?fileName=roster.csv", content);
        Assert.Equal(HttpStatusCode.Accepted, accepted.StatusCode);
        var id = (await accepted.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetGuid();

        await Swap("disable");
        await Swap("enable");
        var report = await Ended(api, id);
        Assert.Equal("applied", report.GetProperty("state").GetString());
        Assert.Equal(pupils, report.GetProperty("counts").GetProperty("new").GetInt32());

        using var again = new StringContent(Roster(pupils), Encoding.UTF8, "text/csv");
        var second = (await (await api.PostAsync("/api/v1/people/import?fileName=roster.csv", again)).Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetGuid();
        var counts = (await Ended(api, second)).GetProperty("counts");
        Assert.Equal((0, pupils), (counts.GetProperty("new").GetInt32(), counts.GetProperty("unchanged").GetInt32()));
    }

    private static async Task<JsonElement> Ended(HttpClient api, Guid id)
    {
        for (var asked = 0; asked < 600; asked++)
        {
            var report = await api.GetFromJsonAsync<JsonElement>($"/api/v1/people/import/{id}");
            if (report.GetProperty("state").GetString() is "applied" or "failed" or "checked")
                return report;
            await Task.Delay(200);
        }
        throw new TimeoutException("The import did not end within two minutes.");
    }

    private async Task Swap(string action)
    {
        using var api = await host.Api();
        var answer = await api.PostAsync($"/api/v1/modules/britannia/{action}", null);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }

    private static string Roster(int pupils)
    {
        var csv = new StringBuilder("Фамилия;Имя;Отчество;Дата рождения;Класс\n");
        for (var i = 0; i < pupils; i++)
            csv.Append($"Фамилия{Letters(i)};Имя{Letters(i % 97)};Отчество{Letters(i % 89)};{1 + i % 28:00}.{1 + i % 12:00}.{2009 + i % 9};{i % 11 + 1}{"АБВГ"[i % 4]}\n");
        return csv.ToString();
    }

    private static string Letters(int number)
    {
        var word = "";
        for (var rest = number; rest > 0 || word.Length == 0; rest /= 20)
            word += "абвгдежзиклмнопрстуф"[rest % 20];
        return word;
    }
}
