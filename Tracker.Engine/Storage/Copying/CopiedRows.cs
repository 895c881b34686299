using System.Data.Common;

namespace Tracker.Engine.Storage.Copying;

/// <summary>The rows of one table on their way from one database to the other.</summary>
/// <param name="source">Reads the columns in the order of <paramref name="types"/>.</param>
/// <param name="target">The table they go to.</param>
/// <param name="names">The columns.</param>
/// <param name="types">The SQL Server type of each, where one side is SQL Server.</param>
/// <param name="convert">Makes a value fit.</param>
internal sealed class CopiedRows(
    DbDataReader source,
    CopyTable target,
    IReadOnlyList<string> names,
    IReadOnlyList<string> types,
    Func<object, string, object> convert) : RowReader(names)
{
    public override bool RefersToItself => target.RefersToItself;

    public override bool KeepsIds => target.HasIdentity;

    public override bool Read() => source.Read();

    public override Task<bool> ReadAsync(CancellationToken cancellationToken) => source.ReadAsync(cancellationToken);

    protected override object Value(int ordinal)
    {
        var value = source.GetValue(ordinal);
        try
        {
            return convert(value, types[ordinal]);
        }
        catch (Exception error) when (error is FormatException or InvalidCastException or OverflowException)
        {
            throw new InvalidDataException($"{target.Name}.{GetName(ordinal)}: {value}", error);
        }
    }
}
