using Gym24.Contracts.Files;
using MediatR;

namespace Gym24.Contracts.Data;

/// <summary>Changes something. Runs in a transaction with its audit entry and its events.</summary>
public interface ICommand<out TResult> : IRequest<TResult>;

/// <summary>Changes something and answers nothing.</summary>
public interface ICommand : ICommand<Unit>;

/// <summary>Reads. Opens no transaction.</summary>
public interface IQuery<out TResult> : IRequest<TResult>;

/// <summary>A request that can be checked by itself, before anything is read.</summary>
public interface IValidated
{
    void Validate(Faults faults);
}

/// <summary>A command that brings a file. It is looked at before the transaction begins (<see cref="IFiles.Check"/>), and the journal tells of one that was refused.</summary>
public interface IBringsFile
{
    /// <summary>Where it is to lie.</summary>
    FileShelf Shelf { get; }

    /// <summary>Absent: none comes this time.</summary>
    byte[]? Brought { get; }

    /// <summary>Name of the field.</summary>
    string FileField => "file";
}

/// <summary>A command that is about one row; the audit trail keeps its id.</summary>
public interface IAbout
{
    Guid? Subject { get; }
}

/// <summary>
/// A request about somebody's own data. The entry of a command names whose they were. A query with it is itself written down, after it was
/// answered and at no cost to it: who has looked at whose data, if it names a person or, for a list with names, a row (<see cref="IAbout"/>).
/// A list about no row at all is written down where the caller reaches more than themselves and their children. One's own data anybody may
/// look at without a trace.
/// </summary>
public interface IConcernsPerson
{
    /// <summary>Whose data; none for a list of several people.</summary>
    Guid? Person { get; }
}

/// <summary>One page of a list and how many there are in all.</summary>
public sealed record Paged<T>(IReadOnlyList<T> Items, int Total);
