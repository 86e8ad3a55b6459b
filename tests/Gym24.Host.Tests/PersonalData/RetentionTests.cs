using Gym24.Contracts.Data;
using Gym24.Contracts.People;
using Gym24.Host.Access;
using Gym24.Host.Data;
using Gym24.Host.PersonalData;
using Gym24.Host.PersonalData.Retention;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Gym24.Host.Tests.PersonalData;

/// <summary>Records are due when they have been kept as long as the rule of the day says.</summary>
[Collection(RecordsCollection.Name)]
public sealed class RetentionTests(DemoHost host)
{
    [Fact]
    public async Task Who_left_long_ago_is_proposed_and_goes_with_an_act_by_the_page()
    {
        var pupil = (await host.Known(PersonKind.Pupil))[8];
        using (var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={host.Database}"))
        {
            await connection.OpenAsync();
            await using var command = connection.CreateCommand();
            command.CommandText = "UPDATE people_people SET LeftOn = '2020-08-31' WHERE upper(Id) = upper($id)";
            command.Parameters.AddWithValue("$id", pupil.Id.ToString("D"));
            Assert.Equal(1, await command.ExecuteNonQueryAsync());
        }
        var head = await host.As("head");
        // A longer time, by decision of the school, holds from its day on: not due.
        await RunningHost.Post(head, "/personal-data/retention", new() { ["Kind"] = "people.card", ["From"] = Today(), ["Years"] = "50", ["Basis"] = "Приказ № 1" });
        var due = Assert.Single(await Due(), p => p.Id == pupil.Id);
        Assert.DoesNotContain("people.card", due.Kinds);
        await RunningHost.Post(head, "/personal-data/retention", new() { ["Kind"] = "people.card", ["From"] = Today(), ["Years"] = "3", ["Basis"] = "Приказ № 2" });
        Assert.Contains("people.card", Assert.Single(await Due(), p => p.Id == pupil.Id).Kinds);

        var answer = await RunningHost.Post(head, "/personal-data/due", new() { ["People"] = $"{pupil.Id}", ["Ground"] = "Приказ № 57", ["Sure"] = "true" });
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        Assert.DoesNotContain(await Due(), p => p.Id == pupil.Id);
        Assert.Empty(Sweep.For(host.Database, pupil.DisplayName));
        await using var scope = host.Services.CreateAsyncScope();
        Assert.Equal(ErasureReason.TermOver, (await scope.ServiceProvider.GetRequiredService<HostDb>().Erasures.SingleAsync(e => e.Person == pupil.Id)).Reason);
    }

    private string Today()
    {
        using var scope = host.Services.CreateScope();
        return scope.ServiceProvider.GetRequiredService<Gym24.Contracts.Shell.ISchool>().Today.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
    }

    private async Task<IReadOnlyList<DuePerson>> Due()
    {
        using var acting = Acting.As("host");
        await using var scope = host.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<RowScope>().OpenToModule();
        return await scope.ServiceProvider.GetRequiredService<DueBook>().Due(default);
    }
}
