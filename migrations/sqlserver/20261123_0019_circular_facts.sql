-- What a circular said when a person approved it: it keeps saying so whatever changes afterwards.
CREATE TABLE circular_facts (
    circular_id bigint NOT NULL CONSTRAINT pk_circular_facts PRIMARY KEY CONSTRAINT fk_circular_facts_circular REFERENCES circulars (id),
    facts nvarchar(max) NOT NULL,
    reply_by date NOT NULL
);
