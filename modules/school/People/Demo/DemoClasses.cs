using Bogus;
using Gym24.People.Classes;
using Gym24.People.Persons;
using Person = Gym24.People.Persons.Person;

namespace Gym24.People.Demo;

/// <summary>The classes of the running year and those they were last year.</summary>
internal sealed class DemoClasses
{
    private const string Letters = "АБВГДЕ";
    private const int Usual = 28, LastParallelGrade = 9;

    /// <summary>A class, the one it was a year ago, and how many sit in it.</summary>
    public sealed record Line(SchoolClass Now, SchoolClass? Before, int Seats);

    public required IReadOnlyList<Line> Lines { get; init; }

    public static DemoClasses Plan(int schoolYear, int pupils, IReadOnlyList<Person> homeroom, Randomizer random)
    {
        var names = Names(Math.Max(ClassName.HighestGrade, (pupils + (Usual / 2)) / Usual)).ToList();
        var lines = new List<Line>();
        for (var i = 0; i < names.Count; i++)
        {
            var teacher = homeroom[i % homeroom.Count].Id;
            var before = names[i].Grade == ClassName.LowestGrade ? null
                : Class(schoolYear - 1, names[i] with { Grade = names[i].Grade - 1 }, teacher, random);
            var seats = ((i + 1) * pupils / names.Count) - (i * pupils / names.Count);
            lines.Add(new Line(Class(schoolYear, names[i], teacher, random), before, seats));
        }
        return new DemoClasses { Lines = lines };
    }

    /// <summary>One class in each grade, then second and third ones from the youngest on: senior grades are the smallest.</summary>
    private static IEnumerable<ClassName> Names(int count)
    {
        var parallels = Enumerable.Repeat(1, ClassName.HighestGrade).ToArray();
        for (var left = count - parallels.Length; left > 0;)
            for (var grade = 1; grade <= LastParallelGrade && left > 0; grade++, left--)
                parallels[grade - 1]++;
        return parallels.SelectMany((classes, grade) => Enumerable.Range(0, classes).Select(i => new ClassName(grade + 1, Letter(i))));
    }

    private static string Letter(int i) => i < Letters.Length ? Letters[i].ToString() : $"{Letters[i % Letters.Length]}{(i / Letters.Length) + 1}";

    private static SchoolClass Class(int year, ClassName name, Guid homeroom, Randomizer random) => new()
    {
        Id = random.Guid(), SchoolYear = year, Grade = name.Grade, Letter = name.Letter, Name = name.ToString(), HomeroomTeacherId = homeroom,
    };
}
