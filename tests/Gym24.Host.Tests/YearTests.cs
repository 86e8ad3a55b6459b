using System.Net.Http.Json;
using System.Text.Json;
using AngleSharp.Html.Parser;
using Gym24.Contracts.Data;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace Gym24.Host.Tests;

/// <summary>The invented school a year ago goes over to this year by the page, and back.</summary>
public sealed class YearTests(DemoHost host) : IClassFixture<DemoHost>
{
    private const string Page = "/people/rollover";

    [Fact]
    public async Task Everybody_is_a_grade_up_and_leavers_come_in_again_after_the_undo()
    {
        await host.Restart(LastYear);
        var leaver = await Leaver();
        var before = Classes();
        var deputy = await host.As("deputyHead");
        // The ninth has not chosen: nothing happens, and the page says who.
        var undecided = await RunningHost.Post(deputy, Page, new() { ["Sure"] = "true" }, "apply");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, undecided.StatusCode);
        Assert.Equal(before, Classes());

        var done = await RunningHost.Post(deputy, Page, new() { ["Ninth"] = "Stay", ["Sure"] = "true" }, "apply");
        Assert.Equal(HttpStatusCode.SeeOther, done.StatusCode);
        Assert.Equal(before.Where(c => !c.Key.StartsWith("11", StringComparison.Ordinal)).ToDictionary(c => Up(c.Key), c => c.Value), Classes());
        await Until(async () => (await host.Token(leaver.User, leaver.Password)).StatusCode == HttpStatusCode.Unauthorized);

        var shown = new HtmlParser().ParseDocument(await deputy.GetStringAsync(Page));
        Assert.NotNull(shown.QuerySelector("input[name=_handler][value=undo]"));
        Assert.Equal(HttpStatusCode.SeeOther, (await RunningHost.Post(deputy, Page, [], "undo")).StatusCode);
        Assert.Equal(before, Classes());
        await Until(async () => (await host.Token(leaver.User, leaver.Password)).IsSuccessStatusCode);
    }

    /// <summary>Everything of classes is a year earlier.</summary>
    private static void LastYear(string database)
    {
        using var connection = new SqliteConnection($"Data Source={database};Pooling=False");
        connection.Open();
        using var command = new SqliteCommand("""
            UPDATE people_classes SET SchoolYear = SchoolYear - 100;
            UPDATE people_classes SET SchoolYear = SchoolYear + 99;
            UPDATE people_memberships SET FirstDay = date(FirstDay, '-1 year'), LastDay = date(LastDay, '-1 year');
            """, connection);
        command.ExecuteNonQuery();
    }

    /// <returns>How many are in each class now.</returns>
    private Dictionary<string, long> Classes()
    {
        using var connection = new SqliteConnection($"Data Source={host.Database};Mode=ReadOnly;Pooling=False");
        connection.Open();
        using var command = new SqliteCommand("""
            SELECT c.Name, count(*) FROM people_memberships m JOIN people_classes c ON c.Id = m.ClassId WHERE m.LastDay IS NULL GROUP BY c.Name
            """, connection);
        using var reader = command.ExecuteReader();
        var classes = new Dictionary<string, long>();
        while (reader.Read())
            classes[reader.GetString(0)] = reader.GetInt64(1);
        return classes;
    }

    private static string Up(string name)
    {
        var letter = name.AsSpan().IndexOfAnyExceptInRange('0', '9');
        return $"{int.Parse(name.AsSpan(0, letter), System.Globalization.CultureInfo.InvariantCulture) + 1}{name[letter..]}";
    }

    /// <summary>An account of somebody in the eleventh.</summary>
    private async Task<(string User, string Password)> Leaver()
    {
        const string own = "собственная фраза из слов";
        using var connection = new SqliteConnection($"Data Source={host.Database};Mode=ReadOnly;Pooling=False");
        connection.Open();
        using var command = new SqliteCommand("""
            SELECT m.PersonId FROM people_memberships m JOIN people_classes c ON c.Id = m.ClassId WHERE m.LastDay IS NULL AND c.Grade = 11 ORDER BY m.PersonId LIMIT 1
            """, connection);
        var person = Guid.Parse((string)command.ExecuteScalar()!);
        await using var scope = host.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<DbSession>().InTransactionAsync(() => scope.ServiceProvider.GetRequiredService<Access.Accounts>()
            .Create(new("y.leaver", own, "Выпускник", person, ["pupil"], [], MustChangePassword: false), CancellationToken.None));
        return ("y.leaver", own);
    }

    private static async Task Until(Func<Task<bool>> holds)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        while (!await holds())
            await Task.Delay(200, patience.Token);
    }
}
