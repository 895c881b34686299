using System.Reflection;

namespace Tracker.Engine.Storage;

/// <summary>Objects as rows of an INSERT: each value from the property of its parameter's name, as its column holds it.</summary>
internal sealed class ObjectRows<T>(InsertStatement insert, IReadOnlyList<T> rows) : RowReader(insert.Columns)
    where T : class
{
    private readonly PropertyInfo[] properties = [.. insert.Parameters.Select(ColumnValue.Property<T>)];
    private int current = -1;

    public override long Count => rows.Count;

    public override bool Read() => ++current < rows.Count;

    protected override object Value(int ordinal) => ColumnValue.Of(properties[ordinal].GetValue(rows[current]));
}
