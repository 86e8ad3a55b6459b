using Gym24.Contracts;
using static Gym24.People.Texts;

namespace Gym24.People.Families;

internal static class RelationWords
{
    public static string Text(this Relation relation) => T[$"Relation.{relation}"];

    public static Relation Parse(string? text) => Fold.Text(text) switch
    {
        "мать" or "мама" or "mother" => Relation.Mother,
        "отец" or "папа" or "father" => Relation.Father,
        "опекун" or "попечитель" or "guardian" => Relation.Guardian,
        _ => Relation.Other,
    };
}
