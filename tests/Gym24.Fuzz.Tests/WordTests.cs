using System.Globalization;
using Gym24.Contracts;
using Gym24.Host.Access;
using Gym24.People;
using Gym24.People.Classes;
using Gym24.People.Import.Lines;
using Gym24.People.Persons;

namespace Gym24.Fuzz.Tests;

/// <summary>Single values as forms, files and the API bring them: days, names, classes.</summary>
public sealed class WordTests
{
    private static readonly string[] Days = ["2015-02-28", "2016-02-29", "2026-11-22", "2026-11-22T08:30", "08:30", "12.03.2012"];
    private static readonly string[] Names = ["Иванова Анна Петровна", "Салтыков-Щедрин Михаил", "Гусейнов Али Вагиф оглы", "Ли Су", "О’Нил Джон", "7А", "11 физмат", "i.ivanova"];

    [Fact]
    public void Dates() => new Campaign("Dates").Run((mutations, random, _) =>
    {
        var text = Spoiled(Days[random.Next(Days.Length)], mutations, random);
        var day = PersonWords.Date(text);
        // Unreadable is a day that no rule takes, never another one than was written.
        Assert.True(day is null == string.IsNullOrWhiteSpace(text));
        if (day is not { } read || read == DateOnly.MinValue)
            return false;
        Assert.Equal(text, read.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        Assert.Equal(10, PersonWords.Short(read)!.Length);
        return true;
    });

    [Fact]
    public void Written() => new Campaign("Names and classes").Run((mutations, random, _) =>
    {
        var text = Spoiled(Names[random.Next(Names.Length)], mutations, random);
        var folded = Fold.Text(text);
        Assert.Equal(folded, Fold.Text(folded));
        Assert.True(Fold.SortKey(text).Length >= folded.Length);
        Assert.NotEqual("", ClassName.Parse(text)?.ToString());
        Assert.InRange(CommonParts.Count(text[..Math.Min(128, text.Length)], []), 0, 300);
        Assert.All(UserNames.Of(text), c => Assert.Contains(c, UserNames.Allowed));
        Assert.InRange(UserNames.Of(text).Length, 3, 40);
        if (PersonName.Parse(text) is not { } name || !PersonName.IsWritable(name.Surname))
            return false;
        var written = NameCase.Of(name);
        Assert.Equal(written.Key, NameCase.Of(written).Key);
        Assert.NotEmpty(written.Display);
        return true;
    });

    private static string Spoiled(string sample, Mutations mutations, Random random)
    {
        for (var changes = random.Next(4); changes > 0; changes--)
        {
            var at = random.Next(sample.Length + 1);
            sample = random.Next(5) switch
            {
                0 => sample[..at],
                1 => sample.Insert(at, mutations.OddOne(random)),
                2 => sample.Insert(at, ((char)random.Next(1, 0xFFFF)).ToString()),
                3 when at < sample.Length => sample.Remove(at, 1),
                _ => sample + sample[at..],
            };
        }
        return sample;
    }
}
