using Gym24.Contracts.Ui;
using static Gym24.People.Texts;

namespace Gym24.People;

internal static class PeopleTabs
{
    public static List<Tab> Of(string active) =>
        [new(T["People.All"], "/people", active == "/people"), new(T["Classes.Title"], "/people/classes", active == "/people/classes")];
}
