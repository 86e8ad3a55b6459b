using System.Diagnostics;
using System.Text;
using Gym24.People.Import;
using Gym24.People.Import.ApplyImport;
using Gym24.People.Import.CheckImport;
using Gym24.People.Import.RunImport;
using Gym24.People.Import.ShowImport;
using static Gym24.People.Tests.ImportSchool;

namespace Gym24.People.Tests;

/// <summary>Many steps, each a transaction of its own. Not timed: it says how long each stage took.</summary>
public sealed class ImportSpeedTests(ITestOutputHelper output)
{
    [Fact]
    public async Task Ten_thousand_lines_go_through_step_by_step()
    {
        const int count = 10_000;
        await using var school = await Roster.Start();
        var text = new StringBuilder("Фамилия;Имя;Отчество;Дата рождения;Класс;Личное дело;Мать\n");
        for (var i = 0; i < count; i++)
        {
            var name = $"{(char)('А' + i % 28)}{(char)('а' + i / 28 % 28)}{(char)('а' + i / 784 % 28)}ов";
            text.Append(name).Append(";Иван;Петрович;").Append(new DateOnly(2010, 1, 1).AddDays(i % 2500).ToString("dd.MM.yyyy")).Append(';')
                .Append(1 + i % 11).Append((char)('А' + i % 8)).Append(';').Append(i).Append(';').Append(name).Append("а Анна Ильинична\n");
        }
        var clock = Stopwatch.StartNew();
        var id = await school.Upload(Utf8(text.ToString()));
        Said("staged");
        var import = (await school.Send(new ShowImport(id))).Import;
        await school.Send(new CheckImport(id, import.Mapping, import.Kind, false, import.EffectiveOn));
        await school.Send(new RunImport(id, int.MaxValue));
        Said("checked");
        Assert.True(await school.Send(new ApplyImport(id)));
        await school.Send(new RunImport(id, int.MaxValue));
        Said("applied");
        import = (await school.Send(new ShowImport(id))).Import;
        Assert.Equal((ImportState.Applied, count), (import.State, import.New));

        void Said(string stage)
        {
            output.WriteLine($"{stage}: {clock.Elapsed.TotalSeconds:F1} s, {count / clock.Elapsed.TotalSeconds:F0} lines/s");
            clock.Restart();
        }
    }
}
