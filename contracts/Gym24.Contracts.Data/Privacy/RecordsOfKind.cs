using System.Linq.Expressions;
using Gym24.Contracts.Privacy;

namespace Gym24.Contracts.Data;

/// <summary>The tables of one kind of record; see <see cref="PersonalTables{TDb}"/>.</summary>
public sealed class RecordsOfKind
{
    private readonly List<PersonalTable> _tables = [];

    internal RecordsOfKind(RecordKind kind) => Kind = kind;

    internal RecordKind Kind { get; }
    internal IReadOnlyList<PersonalTable> Tables => _tables;

    /// <summary>Rows of the table go with their person.</summary>
    public RecordsOfKind Deletes<TRow>(Expression<Func<TRow, Guid?>> person) where TRow : class => Add<TRow>(person, Ending.Delete, []);

    /// <summary>Rows stay and belong to nobody: the person's id is replaced; what is said in words is emptied.</summary>
    /// <param name="words">Columns of text, or that may hold nothing.</param>
    public RecordsOfKind Anonymises<TRow>(Expression<Func<TRow, Guid?>> person, params Expression<Func<TRow, object?>>[] words) where TRow : class =>
        Add<TRow>(person, Ending.Anonymise, words);

    /// <summary>Rows are about something else and stay; that the person had to do with it is taken out.</summary>
    /// <param name="words">Columns of text, such as the name beside the id.</param>
    public RecordsOfKind TakesOut<TRow>(Expression<Func<TRow, Guid?>> person, params Expression<Func<TRow, object?>>[] words) where TRow : class =>
        Add<TRow>(person, Ending.TakeOut, words);

    /// <summary>Rows stay as they are.</summary>
    public RecordsOfKind Keeps<TRow>(Expression<Func<TRow, Guid?>> person) where TRow : class => Add<TRow>(person, Ending.Keep, []);

    /// <summary>Rows that hang on those of the table before it: they are told together with them.</summary>
    /// <param name="here">Column of the table before.</param>
    /// <param name="there">Column of the other one that holds the same.</param>
    public RecordsOfKind Links<TRow, TLinked>(Expression<Func<TRow, Guid>> here, Expression<Func<TLinked, Guid>> there) where TRow : class where TLinked : class
    {
        ((PersonalTable<TRow>)_tables[^1]).Link<TLinked>(NameOf(here), NameOf(there));
        return this;
    }

    private RecordsOfKind Add<TRow>(Expression<Func<TRow, Guid?>> person, Ending ending, Expression<Func<TRow, object?>>[] words) where TRow : class
    {
        _tables.Add(new PersonalTable<TRow>(NameOf(person), ending, [.. words.Select(w => NameOf(w))]));
        return this;
    }

    private static string NameOf(LambdaExpression column) =>
        (column.Body is UnaryExpression { NodeType: ExpressionType.Convert } cast ? cast.Operand : column.Body) is MemberExpression member
            ? member.Member.Name : throw new ArgumentException($"{column} is no column.", nameof(column));
}
