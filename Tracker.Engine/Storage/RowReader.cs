using System.Collections;
using System.Data.Common;

namespace Tracker.Engine.Storage;

/// <summary>Rows to be inserted, one after the other: as much of a data reader as a bulk copy asks for.</summary>
internal abstract class RowReader(IReadOnlyList<string> names) : DbDataReader
{
    /// <summary>How many rows there are; <see cref="long.MaxValue"/> where that is not known.</summary>
    public virtual long Count => long.MaxValue;

    /// <summary>Whether a row may refer to a later one of the same table, so that they can only be checked all at once.</summary>
    public virtual bool RefersToItself => false;

    /// <summary>Whether the rows bring ids that the database would otherwise give out.</summary>
    public virtual bool KeepsIds => false;

    /// <summary>What a writer does to each value that its database would not take as it is.</summary>
    public Func<object, object> Shape { get; set; } = static value => value;

    public override int FieldCount => names.Count;

    public override bool HasRows => Count > 0;

    public override bool IsClosed => false;

    public override int Depth => 0;

    public override int RecordsAffected => -1;

    public override object this[int ordinal] => GetValue(ordinal);

    public override object this[string name] => GetValue(GetOrdinal(name));

    public sealed override object GetValue(int ordinal) => Shape(Value(ordinal));

    public override string GetName(int ordinal) => names[ordinal];

    public override int GetOrdinal(string name)
    {
        for (var ordinal = 0; ordinal < names.Count; ordinal++)
        {
            if (names[ordinal] == name)
            {
                return ordinal;
            }
        }

        throw new ArgumentOutOfRangeException(nameof(name), name, "There is no such field.");
    }

    public override bool IsDBNull(int ordinal) => GetValue(ordinal) is DBNull;

    public override Type GetFieldType(int ordinal) => typeof(object);

    public override string GetDataTypeName(int ordinal) => string.Empty;

    public override int GetValues(object[] values)
    {
        var count = Math.Min(values.Length, FieldCount);
        for (var field = 0; field < count; field++)
        {
            values[field] = GetValue(field);
        }

        return count;
    }

    public override bool NextResult() => false;

    public override bool GetBoolean(int ordinal) => (bool)GetValue(ordinal);

    public override byte GetByte(int ordinal) => (byte)GetValue(ordinal);

    public override char GetChar(int ordinal) => (char)GetValue(ordinal);

    public override DateTime GetDateTime(int ordinal) => (DateTime)GetValue(ordinal);

    public override decimal GetDecimal(int ordinal) => (decimal)GetValue(ordinal);

    public override double GetDouble(int ordinal) => (double)GetValue(ordinal);

    public override float GetFloat(int ordinal) => (float)GetValue(ordinal);

    public override Guid GetGuid(int ordinal) => (Guid)GetValue(ordinal);

    public override short GetInt16(int ordinal) => (short)GetValue(ordinal);

    public override int GetInt32(int ordinal) => (int)GetValue(ordinal);

    public override long GetInt64(int ordinal) => (long)GetValue(ordinal);

    public override string GetString(int ordinal) => (string)GetValue(ordinal);

    public override long GetBytes(int ordinal, long dataOffset, byte[]? buffer, int bufferOffset, int length) =>
        Slice((byte[])GetValue(ordinal), dataOffset, buffer, bufferOffset, length);

    public override long GetChars(int ordinal, long dataOffset, char[]? buffer, int bufferOffset, int length) =>
        Slice(GetString(ordinal).ToCharArray(), dataOffset, buffer, bufferOffset, length);

    public override IEnumerator GetEnumerator() => throw new NotSupportedException();

    /// <summary>The field of the current row; <see cref="DBNull"/> for nothing.</summary>
    protected abstract object Value(int ordinal);

    private static long Slice<T>(T[] value, long offset, T[]? buffer, int bufferOffset, int length)
    {
        if (buffer is null)
        {
            return value.Length;
        }

        var count = (int)Math.Clamp(value.Length - offset, 0, length);
        Array.Copy(value, offset, buffer, bufferOffset, count);
        return count;
    }
}
