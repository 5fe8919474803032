BEGIN TRANSACTION;
CREATE TABLE log_event (
	event_id VARCHAR(36) NOT NULL, 
	entry_id VARCHAR(36) NOT NULL, 
	event_kind VARCHAR(16) NOT NULL, 
	supersedes VARCHAR(36), 
	register VARCHAR(64) NOT NULL, 
	number INTEGER NOT NULL, 
	recorded_at VARCHAR(40) NOT NULL, 
	recorded_by VARCHAR(64) NOT NULL, 
	source VARCHAR(96) NOT NULL, 
	day DATE NOT NULL, 
	kind VARCHAR(32) NOT NULL, 
	place VARCHAR(80) NOT NULL, 
	people INTEGER NOT NULL, 
	leaflets INTEGER NOT NULL, 
	people_new INTEGER, 
	leaflet VARCHAR(64), 
	edition INTEGER, 
	partner VARCHAR(64), 
	note VARCHAR(280) NOT NULL, 
	reason VARCHAR(120) NOT NULL, 
	salt VARCHAR(32), 
	seal VARCHAR(64) NOT NULL, 
	digest VARCHAR(64) NOT NULL, 
	schema_version INTEGER NOT NULL, 
	PRIMARY KEY (event_id), 
	UNIQUE (register, number), 
	CHECK (event_kind IN ('entry', 'correction', 'withdrawal')), 
	CHECK ((event_kind = 'entry') = (supersedes IS NULL)), 
	CHECK ((event_kind = 'entry') = (event_id = entry_id)), 
	CHECK (number >= 1 AND people >= 0 AND leaflets >= 0), 
	CHECK (people_new IS NULL OR (people_new >= 0 AND people_new <= people)), 
	UNIQUE (supersedes), 
	FOREIGN KEY(supersedes) REFERENCES log_event (event_id)
);
INSERT INTO "log_event" VALUES('f42b3208-b954-412a-8597-0ab7116326c2','f42b3208-b954-412a-8597-0ab7116326c2','entry',NULL,'2026-2',1,'2026-11-23T09:00:00+00:00','rejon-3','cli','2026-07-03','received','cały rejon',0,300,NULL,'na-wnuczka',1,NULL,'','','301eb86c356be38531ea1ded5b909a24','1011594a855c51096f7c947da5cdb25e02fa1f3087bbeed9406719023a433a20','0f97f0bbb76278b3c59c4aab406a336c3e397b681d7ddba408ac6a9adab62385',1);
INSERT INTO "log_event" VALUES('e0c3fa7a-98d9-43b5-aba5-bf2ed9145355','e0c3fa7a-98d9-43b5-aba5-bf2ed9145355','entry',NULL,'2026-2',2,'2026-11-23T09:00:00+00:00','rejon-3','cli','2026-07-10','meeting','Kraśnik',22,25,22,'na-wnuczka',1,'pzerii','','','93f92cf8584e826584f02d0aff9a9ed9','0fb8bebc6f28f1dbbe57b1b8acbec5dcfaa670ca90f69490d459a2a20aabeb8d','362db4c77aabcb58308bbddcba94fb44a7f8c11b127a86517515a63b3684ae8c',1);
INSERT INTO "log_event" VALUES('1780d2c0-6687-4252-a778-473d18eae622','1780d2c0-6687-4252-a778-473d18eae622','entry',NULL,'2026-2',3,'2026-11-23T09:00:00+00:00','rejon-3','cli','2026-08-14','round','Lasy',9,9,NULL,NULL,NULL,NULL,'','','2512affa75c666861065dd3814989c3e','9419e834689e4d68945e84ac6437d149ed1936f067b89a89a32485b7b5b492a9','07cb71c97bd00342c9098d7d98a38b54d3e1bcb671869eb335f3c7e07397ee64',1);
INSERT INTO "log_event" VALUES('757cc89e-ac12-4234-bd2c-34d2b7a93ef7','757cc89e-ac12-4234-bd2c-34d2b7a93ef7','entry',NULL,'2026-2',4,'2026-11-23T09:00:00+00:00','rejon-3','cli','2026-08-14','talk','Lasy',2,2,NULL,'wspolna',1,NULL,'','',NULL,'19db815386d88c64aa2988665c8d0f6c7914df1d411d8193e770cf06b17cb7e9','5e0eb726978ee2ad1c0ae802708ec5acada072d9fbe9c766f3fc99cb0ed69b6c',1);
INSERT INTO "log_event" VALUES('05085879-cb7c-49b5-a11d-b46b4e69e2cc','05085879-cb7c-49b5-a11d-b46b4e69e2cc','entry',NULL,'2026-2',5,'2026-11-23T09:00:00+00:00','rejon-3','cli','2026-08-14','talk','Lasy',2,2,NULL,'wspolna',1,NULL,'z rana','','abed7f9b0321c126421570ec9b52cd90','d76f15467c2506b859ed45281c821d71d8682ce446a7e40f093c443496b9adf7','0e9c47367cc311877583c0b62676a4072a429877ff89db7c3d772b15c75a538c',1);
INSERT INTO "log_event" VALUES('6ee5a76e-e7ea-40d2-a911-69220885f833','6ee5a76e-e7ea-40d2-a911-69220885f833','entry',NULL,'2026-2',6,'2026-11-23T09:00:00+00:00','rejon-3','cli','2026-08-20','handed','cały rejon',0,60,NULL,'na-wnuczka',1,'soltys-lasy','','','37dd25ad7a104c4d8ff68f4f850975b9','be96e1fed28504501bb3302a7517bf63ccfe533b6d0149d7468a90ee589bf2f3','d3efb46111630ac68d62c50e809379470895ebe366c408943183cf190b76f410',1);
INSERT INTO "log_event" VALUES('2aab16a7-b060-4b8d-ac7e-042d81683d48','2aab16a7-b060-4b8d-ac7e-042d81683d48','entry',NULL,'2026-2',7,'2026-11-23T09:00:00+00:00','rejon-3','cli','2026-09-12','radio','cały rejon',0,0,NULL,NULL,NULL,'radio-eska','godz. 9 i 15','','a731b0459fc95f996e14164ce6e0fd02','a38f6e0f81cbe3442643cfe769866530cd5787c923f2a51287874a2f26b14843','2d0120a13b789c7676ca6b202e8fbccca203ec346d551ccf27e33a22a57ece42',1);
INSERT INTO "log_event" VALUES('cf0202d7-1814-4c0f-8cad-a2464f9e4404','cf0202d7-1814-4c0f-8cad-a2464f9e4404','entry',NULL,'2026-2',8,'2026-11-23T09:00:00+00:00','rejon-3','cli','2026-09-13','web','cały rejon',0,0,NULL,NULL,NULL,'burmistrz','','','098569294e84d86630106921e2af4aa4','a1de41c865f9d37141cfffed1852891973990a5e25cc95e5807fd1b1ff1cca35','6a48b9d72a292539b78bf829bb5b509be1760d2d3c14148aeb8f7e9849c7745f',1);
INSERT INTO "log_event" VALUES('03e15e37-3c46-4b07-944b-110af78c5e29','03e15e37-3c46-4b07-944b-110af78c5e29','entry',NULL,'2026-2',9,'2026-11-23T09:00:00+00:00','rejon-3','cli','2026-10-02','meeting','Kraśnik',31,30,10,'na-wnuczka',1,'pzerii','sala 🙂','','f2589fc28f1a175a96e2cdd457cfa864','3c555258cfcb2d0d0a5e1ecbb7ea97a063829e58fdfa8b2657af985d744ae4e1','2aac07066e0d38b98d8dfc7d99b1fedfed3dbc45077c45917a95ed5cf32bd914',1);
INSERT INTO "log_event" VALUES('2fa3cf3e-f76a-4ff4-9fd0-99e4abe72933','2fa3cf3e-f76a-4ff4-9fd0-99e4abe72933','entry',NULL,'2026-2',10,'2026-11-23T09:00:00+00:00','rejon-3','cli','2026-10-05','spoiled','cały rejon',0,4,NULL,'na-wnuczka',1,NULL,'','','aed5c0a4535478e64da3638dce164e1e','3d4948658ca95fe599f146504ce751225de76825759e9e0f2ca8be5e04ebf3d1','ff2c9e481d5e3770ac601c0072c9dc25fa2afd2b5853546036f52ce8c0043d7b',1);
INSERT INTO "log_event" VALUES('00000000-0000-4000-8000-000000000001','1780d2c0-6687-4252-a778-473d18eae622','correction','1780d2c0-6687-4252-a778-473d18eae622','2026-2',11,'2026-11-23T09:00:00+00:00','rejon-3','cli','2026-08-14','round','Lasy',12,9,NULL,NULL,NULL,NULL,'','pomyłka','c21639fb7cbbcbddfa694e217c6dcedf','93519508bc1a946df9ba61a45f1e9f1ce44a9a092fec490e53de12b52e62c17c','37b1b3c66b4d54f67ac27e8e65ca1133c7cb720108ee0ae88ac27df0c6620775',1);
INSERT INTO "log_event" VALUES('00000000-0000-4000-8000-000000000002','05085879-cb7c-49b5-a11d-b46b4e69e2cc','withdrawal','05085879-cb7c-49b5-a11d-b46b4e69e2cc','2026-2',12,'2026-11-23T09:00:00+00:00','rejon-3','cli','2026-08-14','talk','Lasy',2,2,NULL,'wspolna',1,NULL,'z rana','policzone dwa razy','0343d16b8df928fefa2e5f65a6058a84','2de9467a4d91f875630c530ecddf07c8ba0b65fd1b6fdc0d52cf1d007301b816','a2094538d0db65eed30735a290b787b0f6334ed7b2e4bd2d5c61bf81cc3d29b9',1);
CREATE TABLE log_redaction (
	event_id VARCHAR(36) NOT NULL, 
	redacted_at VARCHAR(40) NOT NULL, 
	redacted_by VARCHAR(64) NOT NULL, 
	reason VARCHAR(120) NOT NULL, 
	PRIMARY KEY (event_id), 
	FOREIGN KEY(event_id) REFERENCES log_event (event_id)
);
INSERT INTO "log_redaction" VALUES('757cc89e-ac12-4234-bd2c-34d2b7a93ef7','2026-11-23T09:00:00+00:00','rejon-3','nazwisko');
CREATE TABLE log_schema (
	version INTEGER NOT NULL, 
	PRIMARY KEY (version)
);
INSERT INTO "log_schema" VALUES(1);
CREATE INDEX ix_log_event_entry_id ON log_event (entry_id);
CREATE TRIGGER log_event_update BEFORE UPDATE ON log_event WHEN NOT (NEW.event_id IS OLD.event_id AND NEW.entry_id IS OLD.entry_id AND NEW.event_kind IS OLD.event_kind AND NEW.supersedes IS OLD.supersedes AND NEW.register IS OLD.register AND NEW.number IS OLD.number AND NEW.recorded_at IS OLD.recorded_at AND NEW.recorded_by IS OLD.recorded_by AND NEW.source IS OLD.source AND NEW.day IS OLD.day AND NEW.kind IS OLD.kind AND NEW.place IS OLD.place AND NEW.people IS OLD.people AND NEW.leaflets IS OLD.leaflets AND NEW.people_new IS OLD.people_new AND NEW.leaflet IS OLD.leaflet AND NEW.edition IS OLD.edition AND NEW.partner IS OLD.partner AND NEW.seal IS OLD.seal AND NEW.digest IS OLD.digest AND NEW.schema_version IS OLD.schema_version AND NEW.note = '' AND NEW.reason = '' AND NEW.salt IS NULL AND EXISTS (SELECT 1 FROM log_redaction r WHERE r.event_id = OLD.event_id)) BEGIN SELECT RAISE(ABORT, 'dziennik: wpisu nie wolno zmienić ani usunąć'); END;
CREATE TRIGGER log_event_replace BEFORE INSERT ON log_event WHEN EXISTS (SELECT 1 FROM log_event e WHERE e.event_id = NEW.event_id OR e.supersedes = NEW.supersedes OR (e.register = NEW.register AND e.number = NEW.number)) BEGIN SELECT RAISE(ABORT, 'dziennik: wpisu nie wolno zmienić ani usunąć'); END;
CREATE TRIGGER log_event_delete BEFORE DELETE ON log_event BEGIN SELECT RAISE(ABORT, 'dziennik: wpisu nie wolno zmienić ani usunąć'); END;
CREATE TRIGGER log_redaction_update BEFORE UPDATE ON log_redaction BEGIN SELECT RAISE(ABORT, 'dziennik: wpisu nie wolno zmienić ani usunąć'); END;
CREATE TRIGGER log_redaction_delete BEFORE DELETE ON log_redaction BEGIN SELECT RAISE(ABORT, 'dziennik: wpisu nie wolno zmienić ani usunąć'); END;
COMMIT;
